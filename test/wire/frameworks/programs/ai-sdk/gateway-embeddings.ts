import { embed, embedMany } from 'ai';

const model = 'openai/text-embedding-3-small';

export const index = (report: string) => embed({ model, value: report });
export const indexAll = (reports: string[]) => embedMany({ model, values: reports });
