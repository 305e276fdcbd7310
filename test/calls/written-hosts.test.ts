/** A URL that begins with the host of somebody else is not put together, whatever stands behind that. */
import { describe, expect, it } from 'vitest';
import { analysed } from '../helpers/calls.ts';

function read(code: string): { sent: string[]; steps: number } {
  const { calls, evaluator } = analysed(code);
  const sent = calls.map(({ route, targets }) => `${String(route)} → ${targets.join(' or ')}`);
  return { sent, steps: evaluator.stepsTaken };
}

/** A function that sends, and callers that each give it a path in a long way. */
function program(send: string): string {
  const calls = Array.from(
    { length: 20 },
    (_, index) =>
      `export const path${String(index)} = (id) => { const parts = ['v1', 'files', id]; return send(parts.join('/') + '${String(index)}'); };`,
  );
  return `const api = axios.create({ baseURL: 'https://api.openai.com' });\nfunction send(path, base) {\n${send}\n}\n${calls.join('\n')}`;
}

describe('the host of somebody else', () => {
  it.each([
    'return fetch(`https://api.example.com/${path}`);',
    'const url = `https://api.example.com/${path}`;\nreturn fetch(url, { method: "POST" });',
    "return fetch('https://api.example.com/' + path + '/x');",
    'const host = "https://api.example.com";\nreturn fetch(`${host}/${path}`);',
    'return fetch("https://" + "api.example.com" + `/${path}`);',
    'return fetch(`${process.env.SERVER}/${path}`);',
    'return fetch(`/${path}`);',
    'return api.get(`https://api.example.com/${path}`);',
  ])('decides in %j', (send) => {
    const { sent, steps } = read(program(send));
    const without = read(program("return fetch('https://api.example.com/x');"));
    expect(sent).toEqual([]);
    expect(steps - without.steps).toBeLessThan(20);
  });
});

describe('a host that may be of interest', () => {
  it.each([
    ['fetch(`https://api.openai.com/v1/${path}`)', 'openai'],
    ['fetch(`${process.env.OPENAI_BASE_URL}/v1/${path}`)', 'openai'],
    ['fetch("https://" + "api.openai.com" + `/v1/${path}`)', 'openai'],
    ['fetch(`https://${path === 1 ? "api.openai.com" : "api.example.com"}/v1/files`)', 'openai'],
    ['fetch(`https://${path}.openai.azure.com/openai/files`)', 'azure'],
    [
      'fetch((path ? "https://api.openai.com" : "https://api.example.com") + "/v1/files")',
      'openai',
    ],
    ['fetch(`${"https://api.openai.com/v1"}/files`)', 'openai'],
    ['fetch(`${base}/files`)', 'openai'],
    ['api.get(`/v1/files`)', 'openai'],
    ['api.get(`/v1/${path}`)', 'openai'],
  ])('is followed in %j', (send, target) => {
    const base = "const base = 'https://api.openai.com/v1';";
    const api = "const api = axios.create({ baseURL: 'https://api.openai.com' });";
    const { sent } = read(`${base}\n${api}\nexport function send(path) {\n  return ${send};\n}`);
    expect(sent.some((call) => call.includes(`→ ${target}`))).toBe(true);
  });
});
