/** A made-up monorepo: mostly plain modules, some with calls, clients that are shared, callers in other files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES_PER_PACKAGE = 200;

const plain = (index: number): string => `import { total } from './m${String(index - 1)}';
export function handle${String(index)}(request, context) {
  const { id, items = [] } = request.params ?? {};
  for (const item of items) context.log.info({ id, stock: context.stock.count(item.name) });
  return { status: 200, body: JSON.stringify({ id, total: total(items), at: new Date().toISOString() }) };
}
export const total = (items) => items.map((item) => item.price * item.count).reduce((sum, price) => sum + price, 0);
`;

/** What one file of a package holds, and how many calls that is. */
function fileAt(index: number): { text: string; calls: number } {
  switch (index % FILES_PER_PACKAGE) {
    case 0:
      return {
        text: "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
        calls: 0,
      };
    case 1:
      return {
        text: "import { client } from './m0';\nexport const upload = (file) => client.files.create({ purpose: 'batch', file });\n",
        calls: 1,
      };
    case 2:
      return {
        text: 'export const ask = (openai, body) => openai.responses.create(body);\n',
        calls: 1,
      };
    case 3:
      return {
        text: "import { client } from './m0';\nimport { ask } from './m2';\nexport const answer = () => ask(client, { model: 'gpt-5', input: '', store: false });\nexport const embed = () => client.embeddings.create({ model: 'text-embedding-3-small', input: '' });\n",
        calls: 1,
      };
    default:
      return { text: plain(index % FILES_PER_PACKAGE), calls: 0 };
  }
}

/** Writes `count` files; tells how many calls stand in them. */
export function generate(folder: string, count: number): number {
  let calls = 0;
  for (let index = 0; index < count; index += 1) {
    const place = join(folder, `packages/p${String(Math.floor(index / FILES_PER_PACKAGE))}`);
    if (index % FILES_PER_PACKAGE === 0) mkdirSync(place, { recursive: true });
    const file = fileAt(index);
    writeFileSync(join(place, `m${String(index % FILES_PER_PACKAGE)}.ts`), file.text);
    calls += file.calls;
  }
  return calls;
}
