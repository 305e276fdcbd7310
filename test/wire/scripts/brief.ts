/** Programs of a line: `ON` and `OFF` stand for the body of a request that is stored, and of one that is not. */
import type { Stored } from '../../../src/calls/store.ts';
import type { Script } from '../../helpers/wire.ts';

export type Brief = readonly (readonly [name: string, code: string])[];

/** with what is said of `store` */
export type Judged = readonly (readonly [name: string, code: string, said: Stored])[];

const BASE = "model: 'm', input: 'x'";

export function scriptsOf(kind: string, programs: Brief): Script[] {
  return programs.map(([name, code]) => ({
    name: `${kind}: ${name}`,
    sdks: ['v6'],
    code: `import OpenAI from 'openai';\nconst client = new OpenAI();\n${code
      .replaceAll(/\bON\b/g, `{ ${BASE}, store: true }`)
      .replaceAll(/\bOFF\b/g, `{ ${BASE}, store: false }`)
      .replaceAll('BASE', BASE)}`,
    ...(code.includes('FLAG') ? { runs: [{}, { FLAG: '1' }] } : {}),
  }));
}

export function judgedScriptsOf(kind: string, programs: Judged): Script[] {
  return programs.flatMap(([name, code, said]) =>
    scriptsOf(kind, [[name, code]]).map((script) => ({ ...script, store: [said] })),
  );
}
