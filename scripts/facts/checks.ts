/** What of the facts wants a look. */
import { OLD, daysSince } from '../../src/audit/age.ts';
import { policyOf, sources } from '../../src/catalogue/policy/index.ts';
import { surface } from '../../src/catalogue/surface.ts';

/** What needs no network. */
export function factsOutOfDate(now: string): string[] {
  const { snapshot, classify } = policyOf();
  const days = daysSince(snapshot, now);
  const unclassified = surface().routes.filter((route) => {
    const { endpoint, unlisted } = classify(route);
    return endpoint === null && unlisted === null;
  });
  const undated = Object.entries(sources).filter(([, { date }]) => !/^\d{4}-\d{2}/.test(date));
  return [
    ...(days > OLD ? [`The snapshot ${snapshot.id} is ${String(days)} days old.`] : []),
    ...unclassified.map((route) => `${route} is classified by nobody.`),
    ...undated.map(([id]) => `The source ${id} has no date.`),
  ];
}

/** Packages of which there is a newer version than the one that was measured. */
export function staleVersions(
  measured: Readonly<Record<string, string>>,
  newestOf: (name: string) => string,
): string[] {
  return Object.entries(measured).flatMap(([name, version]) => {
    const newest = newestOf(name);
    return newest === version ? [] : [`${name} ${version} was measured; ${newest} is the newest.`];
  });
}
