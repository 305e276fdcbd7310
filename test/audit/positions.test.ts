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

- A component

  \`\`\`vue
  <script setup lang="ts">
  import OpenAI from 'openai';
  const client: OpenAI = new OpenAI(); client.files.list();
  </script>
  <template><p>{{ openai }}</p></template>
  \`\`\`

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

  it('in pages of HTML, script by script', async () => {
    const folder = project({
      'a.html': [
        '<!doctype html><title>Calls to api.openai.com</title>',
        '<!-- <script>new OpenAI().files.create({});</script> -->',
        '<script type="importmap">{ "imports": { "openai": "https://esm.sh/openai" } }</script>',
        '<script type="text/x-template">new OpenAI().files.create({});</script>',
        '<script src="openai.js">new OpenAI().files.create({});</script>',
        '<SCRIPT>var url = "https://api.openai.com/v1/files"</SCRIPT><script type="text/javascript">fetch(url, { method: "POST" })</script>',
        '<script type="module">',
        '  import OpenAI from "openai";',
        '  const client = new OpenAI(); await client.batches.create({});',
        '</script>',
        '<script type=module>import OpenAI from "openai"; const client = new OpenAI(); await client.files.list();</script>',
      ].join('\n'),
      'b.htm':
        '<p>\n<script>\nfetch("https://api.openai.com/v1/files", { method: "POST" });\n</script>\n',
    });
    const inventory = await inventoryOf(folder);
    expect(placesOf(inventory)).toEqual([
      'a.html:6:92 raw',
      'a.html:9:38 batches.create',
      'a.html:11:85 files.list',
      'b.htm:3:1 raw',
    ]);
    expect(inventory.calls[0]).toMatchObject({ route: '/v1/files', target: 'openai' });
    expect([inventory.unresolved, inventory.notAnalysed]).toEqual([[], []]);
  });

  it('in handlers of a page, and in addresses that are code', async () => {
    const URL = "'https://api.openai.com/v1/files'";
    const post = `fetch(${URL}, { method: 'POST' })`;
    const folder = project({
      'a.html': [
        `<button onclick="${post}; return false" onblur="x()">a</button><a href="javascript:${post}">b</a>`,
        `<i onclick='if (a &amp;&amp; b) send("files")'>c</i><b ONCLICK="${post}" title="a > b">d</b>`,
        `<p>write onclick="${post}" there</p><p data-x="${post}" title="javascript:x"></p>`,
        `<!-- <b onclick="${post}"> --><textarea><b onclick="${post}"></textarea>`,
        `<script>(() => { const x = \`<b onclick="${post}">\`; })()</script>`,
        `<b onclick="${post}"></b><script>const send = (what) => fetch(\`https://api.openai.com/v1/\${what}\`, { method: 'POST' })</script>`,
      ].join('\n'),
      'b.html': `<b onclick="{% if x %} openai.chat.completions.create( {% endif %}"></b><b onclick="${post}"></b>`,
    });
    const { calls, unresolved, notAnalysed } = await inventoryOf(folder);
    const placeOf = ({ file, line, column }: (typeof calls)[number]): string =>
      `${file}:${String(line)}:${String(column)}`;
    expect(calls.map(placeOf)).toEqual([
      'a.html:1:18',
      'a.html:1:137',
      'a.html:2:65',
      'a.html:6:13',
      'a.html:6:110',
      'b.html:1:85',
    ]);
    expect(calls.map(({ target }) => target)).toEqual(calls.map(() => 'openai'));
    expect(unresolved).toMatchObject([
      { file: 'b.html', line: 1, reason: expect.stringContaining('cannot be parsed') as string },
    ]);
    expect(notAnalysed).toEqual([]);
  });

  it('in pages of which one script or all cannot be parsed', async () => {
    const GOOD = '<script>fetch("https://api.openai.com/v1/files", { method: "POST" });</script>\n';
    const BROKEN = '<script type="module">\nimport OpenAI from "openai"; const = ;</script>\n';
    const { calls, unresolved, notAnalysed } = await inventoryOf(
      project({
        'a.html': GOOD + BROKEN,
        'b.html': BROKEN,
        'c.html': '<script>{{ x }} {% y %}</script> OpenAI',
      }),
    );
    expect(calls.map(({ file }) => file)).toEqual(['a.html']);
    expect(unresolved).toMatchObject([
      { file: 'a.html', line: 2, reason: expect.stringContaining('cannot be parsed') as string },
    ]);
    expect(notAnalysed).toMatchObject([{ file: 'b.html' }]);
  });

  it('in no page that an import without an ending could lead to', async () => {
    const { calls } = await inventoryOf(
      project({
        'client.html': '<script>var openai</script>',
        'client/index.js': 'import OpenAI from "openai";\nexport const openai = new OpenAI();\n',
        'use.js': 'import { openai } from "./client";\nawait openai.files.list();\n',
      }),
    );
    expect(calls).toMatchObject([{ file: 'use.js', target: 'openai' }]);
  });

  it('in Markdown, by option', async () => {
    const folder = project({
      'README.md': MARKDOWN,
      'page.mdx': '```ts\nimport OpenAI from "openai";\nnew OpenAI().files.list();\n```\n',
    });
    expect((await inventoryOf(folder)).files).toEqual({ scanned: 0, withCalls: 0 });
    const inventory = await inventoryOf(folder, '--markdown');
    expect(placesOf(inventory)).toEqual([
      'README.md:6:9 files.create',
      'README.md:12:4 batches.create',
      'README.md:26:40 files.list',
      'page.mdx:3:1 files.list',
    ]);
    expect(inventory.files).toEqual({ scanned: 2, withCalls: 2 });
  });

  it('in Markdown of which no code can be read', async () => {
    const { notAnalysed } = await inventoryOf(
      project({ 'a.md': '# x\n\n```js\nimport OpenAI from "openai" {{{\n```\n' }),
      '--markdown',
    );
    expect(notAnalysed).toEqual([
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
