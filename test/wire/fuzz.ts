/**
 * Programs put together by chance: an object is made, goes through other names and containers, is
 * changed somewhere, and is sent. Each way is written by hand; which of them meet is not.
 */
import { stateProgram } from './fuzz-state.ts';
import {
  type Naming,
  type Program,
  aliases,
  copies,
  generator,
  moments,
  roles,
  wrappings,
  writings,
} from './fuzz-ways.ts';

const ROLES = [
  'response',
  'response',
  'response',
  'response',
  'completion',
  'completion',
  'options',
  'options',
  'field',
  'extended',
  'closure',
] as const;

export function programs(seed: number, count: number, sdks: readonly string[]): Program[] {
  const random = generator(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const role = pick(ROLES);
    const sdk = pick(sdks);
    return role === 'field' || role === 'extended' || role === 'closure'
      ? stateProgram(role, sdk, index, pick, random)
      : program(role, sdk, index, pick, random);
  });
}

function program(
  name: keyof typeof roles,
  sdk: string,
  index: number,
  pick: <T>(items: readonly T[]) => T,
  random: () => number,
): Program {
  const role = roles[name];
  const lines = ["import OpenAI from 'openai';", 'const client = new OpenAI();'];
  const first = random() < 0.6 ? `, ${role.key}: ${pick(role.values)}` : '';
  lines.push(`const p0 = { ${role.rest}${first} };`);
  const said: string[] = [];
  const named = (table: Readonly<Record<string, Naming>>, from: string, to: string): string => {
    const way = pick(Object.keys(table));
    said.push(way);
    return table[way]!(from, to, to);
  };
  // What is sent is the object, another name of it, or a copy.
  const sent = random() < 0.5 ? 'p1' : 'p0';
  if (sent === 'p1') lines.push(named(random() < 0.5 ? copies : aliases, 'p0', 'p1'));
  const changed = pick(['p0', sent, 'q']);
  if (changed === 'q') lines.push(named(aliases, pick(['p0', sent]), 'q'));
  const late = random() < 0.2 && sent === 'p0';
  const writing = pick(Object.keys(writings));
  const wrapping = pick(Object.keys(wrappings));
  said.push(writing, wrapping);
  const change = wrappings[wrapping]!(
    writings[writing]!(changed, role.key, pick(role.values), 'w'),
    'c',
  );
  const { before, call } = role.send(late ? 'p2' : sent);
  const moment = pick(moments);
  said.push(moment);
  const naming = late ? [named(copies, 'p0', 'p2')] : [];
  if (moment === 'before') lines.push(change, ...naming, before, `await ${call};`);
  else if (moment === 'after') lines.push(...naming, before, `await ${call};`, change);
  else lines.push(...naming, before, `const sending = ${call};`, change, 'await sending;');
  return {
    name: `${String(index)}: ${name}, ${said.join(', ')}`,
    role: name,
    sdks: [sdk],
    code: `${lines.filter((line) => line !== '').join('\n')}\n`,
    runs: [{}, { FLAG: '1' }],
  };
}
