/** Positions are those of the file that people open, whatever is around the code. */
import { describe, expect, it } from 'vitest';
import { inventoryOf, placesOf, project } from '../helpers/audit.ts';

const VUE = `<template>
  <button @click="send">{{ 'client.files.create()' }}</button>
</template>

<script>
export default { name: 'upload-button' };
</script>

<script setup lang="ts">
import OpenAI from 'openai';

const client = new OpenAI();
async function send(file: File): Promise<void> {
  await client.files.create({
    purpose: 'assistants',
    file,
  });
}
</script>

<style>.button { color: red }</style>
`;

const SVELTE = `<script context="module">
  import OpenAI from 'openai';
  export const client = new OpenAI();
</script>
<script lang="ts">
  async function go(): Promise<void> {
    await client.batches.create({} as never);
  }
</script>
<button on:click={go}>go</button>
`;

const ASTRO = `---
import OpenAI from 'openai';
const client = new OpenAI();
const files = await client.files.list();
---
<ul>{files.data.map((file) => <li>{file.id}</li>)}</ul>
<script>
  document.title = 'x';
</script>
`;

const MARKDOWN = `# How to

> \`\`\`ts
> import OpenAI from 'openai';
> const client = new OpenAI();
> await client.files.create({ purpose: 'batch', file });
> \`\`\`

1. First
   ~~~js title="a.js"
   import OpenAI from 'openai';
   new OpenAI().batches.create({});
   ~~~

\`\`\`\`md
\`\`\`js
new OpenAI().files.list();
\`\`\`
\`\`\`\`

\`\`\`python
client.files.create()
\`\`\`

\`\`\`ts
this is … no code, openai
\`\`\`
`;

describe('positions', () => {
  it('in Vue, Svelte and Astro files', async () => {
    const inventory = await inventoryOf(
      project({ 'a.vue': VUE, 'b.svelte': SVELTE, 'c.astro': ASTRO }),
    );
    expect(placesOf(inventory)).toEqual([
      'a.vue:14:9 files.create',
      'b.svelte:7:11 batches.create',
      'c.astro:4:21 files.list',
    ]);
    expect(inventory.calls.map(({ endLine, within }) => [endLine, within])).toEqual([
      [17, 'send'],
      [7, 'go'],
      [4, undefined],
    ]);
    expect(inventory.calls[0]!.findings.map(({ rule, line }) => [rule, line])).toEqual([
      ['openai-zdr/no-ineligible-endpoint', 14],
    ]);
  });

  it('in Markdown, by option', async () => {
    const folder = project({
      'README.md': MARKDOWN,
      'page.mdx': '```ts\nimport OpenAI from "openai";\nnew OpenAI().files.list();\n```\n',
    });
    expect((await inventoryOf(folder)).files).toEqual({ scanned: 0, withCalls: 0, failed: [] });
    const inventory = await inventoryOf(folder, '--markdown');
    expect(placesOf(inventory)).toEqual([
      'README.md:6:9 files.create',
      'README.md:12:4 batches.create',
      'page.mdx:3:1 files.list',
    ]);
    expect(inventory.files).toEqual({ scanned: 2, withCalls: 2, failed: [] });
  });

  it('in Markdown of which no code can be read', async () => {
    const { files } = await inventoryOf(
      project({ 'a.md': '# x\n\n```js\nopenai {{{\n```\n' }),
      '--markdown',
    );
    expect(files.failed).toEqual([
      {
        file: 'a.md',
        reason: expect.stringMatching(/^the code in line 3 cannot be parsed \(.+\)$/) as string,
      },
    ]);
  });

  it('after a byte order mark, and with the line ends of Windows', async () => {
    const folder = project({
      'bom.ts': '\uFEFFimport OpenAI from "openai"; await new OpenAI().files.list();\n',
      'windows.ts':
        'import OpenAI from "openai";\r\nconst client = new OpenAI();\r\n\r\n  await client.files.list(\r\n  );\r\n',
      'wide.ts':
        'import OpenAI from "openai";\nconst s = "😀é"; await new OpenAI().files.list();\n',
    });
    const inventory = await inventoryOf(folder);
    expect(placesOf(inventory)).toEqual([
      'bom.ts:1:36 files.list',
      'wide.ts:2:24 files.list',
      'windows.ts:4:9 files.list',
    ]);
    expect(inventory.calls[2]!.endLine).toBe(5);
  });
});
