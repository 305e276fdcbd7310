export const privacy = { store: false } as const;
