/** Both gates on the same projects: what `eslint .` finds with the documented configuration, `openai-zdr` finds too, and both pass or fail. */
import { relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Inventory, findingsIn } from '../src/audit/inventory.ts';
import { type Files, inventoryOf, run } from './helpers/audit.ts';
import { installed, lint } from './helpers/eslint.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const UPLOAD = "client.files.create({ purpose: 'user_data' });\n";
const ANSWER = "client.responses.create({ model: 'gpt-5.5', input: 'x' });\n";
const STORED = "client.responses.create({ model: 'gpt-5.5', input: 'x', store: false });\n";
const IMPORT = "import { client } from './client.js';\n";
const BROKEN = "import OpenAI from 'openai';\nexport const client = new OpenAI(;\n";
const OTHER = "import { ChatOpenAI } from '@acme/openai';\nnew ChatOpenAI();\n";

const PRESET = "{ plugins: { 'openai-zdr': openaiZdr }, extends: ['openai-zdr/recommended'] }";
const configuration = (...items: string[]): string =>
  `import { defineConfig } from 'eslint/config';
import astroParser from 'astro-eslint-parser';
import svelteParser from 'svelte-eslint-parser';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import openaiZdr from 'eslint-plugin-openai-zdr';
const parserOptions = { parser: tseslint.parser };
export default defineConfig([
  tseslint.configs.base,
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions } },
  { files: ['**/*.astro'], languageOptions: { parser: astroParser, parserOptions } },
  ${items.join(',\n  ')},
]);
`;

interface Row {
  /** what a reader would call the project */
  name: string;
  files: Files;
  /** items of the configuration; the recommended preset when left out */
  config?: string[];
  /** `use.js:2 no-ineligible-endpoint error`, from both */
  found?: string[];
  fails?: boolean;
  /** something of OpenAI's could not be looked at: the command fails for it when asked to */
  isBlind?: boolean;
  /** where one of the two sees more, by its nature */
  only?: { eslint?: Partial<Answer>; command?: Partial<Answer> };
}

interface Answer {
  found: string[];
  /** scripts that could not be parsed */
  unread: string[];
  fails: boolean;
}

const rows: Row[] = [
  { name: 'nothing of OpenAI', files: { 'a.js': 'export const answer = 42;\n' } },
  { name: 'a call that keeps nothing', files: { 'a.js': CLIENT + STORED } },
  {
    name: 'a finding',
    files: { 'a.js': CLIENT + UPLOAD },
    found: ['a.js:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a finding through another file',
    files: { 'client.js': CLIENT, 'use.js': IMPORT + UPLOAD },
    found: ['use.js:2 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a finding in TypeScript',
    files: {
      'a.ts': CLIENT.replace('client =', 'client: OpenAI =') + UPLOAD,
      'b.mts': '',
      'c.tsx': '',
    },
    found: ['a.ts:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a finding in a script of CommonJS',
    files: {
      'a.cjs': `const OpenAI = require('openai');\nconst client = new OpenAI();\n${UPLOAD}`,
    },
    found: ['a.cjs:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a warning only',
    files: { 'a.js': CLIENT + ANSWER },
    found: ['a.js:3 require-store-false warn'],
  },
  {
    name: 'another vendor',
    files: {
      'a.js': CLIENT.replace('()', "({ baseURL: 'https://api.groq.com/openai/v1' })") + UPLOAD,
    },
  },
  {
    name: 'an import that cannot be parsed',
    isBlind: true,
    files: { 'client.js': BROKEN, 'use.js': IMPORT + UPLOAD },
    found: ['use.js:1 no-blind-spots warn'],
    only: {
      eslint: { unread: ['client.js'], fails: true },
      // Loud, and a failure with --fail-on unknown.
      command: { unread: ['client.js'] },
    },
  },
  {
    name: 'an import that leads nowhere',
    isBlind: true,
    files: { 'use.js': IMPORT + ANSWER },
    found: ['use.js:1 no-blind-spots warn'],
  },
  { name: 'a framework', isBlind: true, files: { 'a.js': OTHER } },
  {
    name: 'a framework, and the strict preset',
    isBlind: true,
    files: { 'a.js': OTHER },
    config: [PRESET.replace('recommended', 'strict')],
    found: ['a.js:1 no-blind-spots error'],
    fails: true,
  },
  {
    name: 'a type of a framework, and the strict preset',
    files: {
      'a.ts':
        "import type { ChatOpenAI } from '@langchain/openai';\nexport type Model = ChatOpenAI;\n",
    },
    config: [PRESET.replace('recommended', 'strict')],
  },
  {
    name: 'Python only',
    isBlind: true,
    files: { 'a.py': 'from openai import OpenAI\nOpenAI().files.create()\n' },
  },
  {
    name: 'Vue',
    files: {
      'a.vue': `<template><p /></template>\n<script setup lang="ts">\n${CLIENT.replace('export ', '')}${UPLOAD}</script>\n`,
    },
    found: ['a.vue:5 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'Svelte',
    files: { 'a.svelte': `<script>\n${CLIENT.replace('export ', '')}${UPLOAD}</script>\n` },
    found: ['a.svelte:4 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'Astro',
    files: { 'a.astro': `---\n${CLIENT.replace('export ', '')}${UPLOAD}---\n<p />\n` },
    found: ['a.astro:4 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'handlers and texts of a Vue template, and names of its own',
    files: {
      'a.vue': `<template>
  <button :title="title" @click="client.files.create({ purpose: 'user_data' })">{{ title }}</button>
  <a @click="isBusy = true; client.files.create({ purpose: 'batch' })" />
  <b v-if="a < b">{{ a < b ? client.files.list() : '' }}</b>
  <ul v-for="client in clients" :key="client.id"><li @click="client.files.create({})" /></ul>
  <slot #default="{ client }"><i @click="client.files.create({})" /></slot>
  <pre v-pre>{{ client.files.create({}) }}</pre>
  <!-- <i @click="client.files.create({})" /> -->
</template>
<script setup lang="ts">
${CLIENT.replace('export ', '')}const title = 'x';
const handle = <T>(given: T) => given;
</script>
`,
    },
    found: [2, 3, 4].map((line) => `a.vue:${String(line)} no-ineligible-endpoint error`),
    fails: true,
  },
  {
    name: 'the options of a Vue component',
    files: {
      'a.vue': `<script>
${CLIENT.replace('export ', '')}export default {
  props: { options: Object },
  data() { return { client, title: 'x' }; },
  computed: { ai() { return this.client; }, lazy: { get() { return this.client; } } },
  watch: { title() { this.client.files.create({}); } },
  created() { this.late = client; },
  async mounted() { await this.client.files.create({}); },
  methods: {
    async upload(file) { await this.client.files.create({ file }); },
    again() { return this.ai.files.create({}); },
    lazily() { return this.lazy.files.create({}); },
    later() { return this.late.files.create({}); },
    other() { return this.options.files.create({}); },
    ask() { return this.client.responses.create(this.options); },
  },
};
</script>
<template>
  <button @click="upload(1); client.files.create({})" />
  <a @click="late.files.create({})" />
  <i v-for="client in options" @click="client.files.create({})" />
</template>
`,
    },
    found: [8, 10, 12, 13, 14, 15, 22, 23]
      .map((line) => `a.vue:${String(line)} no-ineligible-endpoint error`)
      .sort(),
    fails: true,
  },
  {
    name: 'a Vue component that is defined by a function',
    files: {
      'a.vue': `<script lang="ts">
import { defineComponent } from 'vue';
${CLIENT.replace('export ', '')}export default defineComponent({
  setup() {
    const ai = client;
    return { ai };
  },
  methods: { upload() { this.ai.files.create({}); } },
});
</script>
<template><button @click="ai.files.create({})" /></template>
`,
    },
    found: [10, 13].map((line) => `a.vue:${String(line)} no-ineligible-endpoint error`).sort(),
    fails: true,
  },
  {
    name: 'the markup of Svelte, and names of its own',
    files: {
      'a.svelte': `<script lang="ts">
${CLIENT.replace('export ', '')}let { clients } = $props();
</script>
<p>don't {client.files.list()} can't</p>
{#await client.files.create({}) then client}{client.files.create({})}{/await}
<button on:click={() => client.files.create({})}>old</button>
<button onclick={() => { client.files.create({}); }}>new</button>
{#each clients as client, index (client.id)}{client.files.create({})}{/each}
{#if client.files.list()}a{:else if client.files.list()}b{/if}
{#snippet row(client)}{client.files.create({})}{/snippet}
`,
    },
    found: [6, 7, 8, 9, 11, 11]
      .map((line) => `a.svelte:${String(line)} no-ineligible-endpoint error`)
      .sort(),
    fails: true,
  },
  {
    name: 'lists and references in the markup of Vue',
    files: {
      'a.vue': `<script setup lang="ts">
import { computed, reactive, ref, shallowRef, unref } from 'vue';
${CLIENT.replace('export ', '')}const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
const held = shallowRef(new OpenAI());
const current = computed(() => client);
const state = reactive({ ai: client, other: groq });
const elsewhere = shallowRef(groq);
const later = shallowRef(groq);
const rows = ref([{ ai: client }]);
const others = ref([{ ai: groq }]);
const change = () => { later.value = client; };
unref(held).files.create({});
state.ai.files.create({});
state.other.files.create({});
held.files.create({});
</script>
<template>
  <i @click="held.files.create({})" />
  <i @click="() => { current.files.create({}) }" />
  <i :a="state.ai.files.create({})" :b="state.other.files.create({})" />
  <i @click="elsewhere.files.create({})" />
  <i @click="later.files.create({})" />
  <p v-for="(one, index) in [client]" :key="index"><i @click="one.files.create({})" /></p>
  <p v-for="one of [groq]" @click="one.files.create({})" />
  <p v-for="{ ai } in [state]" :a="ai.files.create({})" />
  <p v-for="n in 3" :a="n.files.create({})" />
  <p v-for="{ ai } in rows" @click="ai.files.create({})" />
  <p v-for="{ ai } in others" @click="ai.files.create({})" />
</template>
`,
    },
    found: [14, 15, 20, 21, 22, 24, 25, 27, 29]
      .map((line) => `a.vue:${String(line)} no-ineligible-endpoint error`)
      .sort(),
    fails: true,
  },
  {
    name: 'references that the setup of a Vue component gives, and one that is a class',
    files: {
      'a.vue': `<script>
import { shallowRef } from 'vue';
${CLIENT.replace('export ', '')}export default {
  setup() { const held = shallowRef(client); return { held, plain: client }; },
  methods: { upload() { this.held.files.create({}); this.plain.files.create({}); } },
};
</script>
<template><i @click="held.files.create({})" /></template>
`,
      'b.vue': `<script lang="ts">
import { Component, Vue } from 'vue-facing-decorator';
${CLIENT.replace('export ', '')}@Component
export default class Chat extends Vue {
  client = client;
  get ai() { return this.client; }
}
</script>
<template><i @click="ai.files.create({})" /></template>
`,
    },
    found: ['a.vue:7', 'a.vue:7', 'a.vue:10', 'b.vue:11']
      .map((place) => `${place} no-ineligible-endpoint error`)
      .sort(),
    fails: true,
  },
  {
    name: 'setters, watchers and what is spread in the options of a Vue component',
    files: {
      'a.vue': `<script>
${CLIENT.replace('export ', '')}export default {
  ...make(() => client.files.create({})),
  data: () => ({ client, clients: [client], name: '' }),
  computed: {
    ...mapState({ files: () => client.files.create({}) }),
    both: {
      get() { return this.client.files.create({}); },
      set() { this.client.files.create({}); },
    },
  },
  watch: {
    name: ['load', function () { this.client.files.create({}); }],
    'client.x': [{ deep: true, handler() { this.client.files.create({}); } }],
  },
};
</script>
<template>
  <p v-for="one in clients" @click="one.files.create({})" />
</template>
`,
    },
    found: [5, 8, 10, 11, 15, 16, 21]
      .map((line) => `a.vue:${String(line)} no-ineligible-endpoint error`)
      .sort(),
    fails: true,
  },
  {
    name: 'runes, lists, snippets and constants of Svelte',
    files: {
      'a.svelte': `<script lang="ts">
${CLIENT.replace('export ', '')}const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
let ai = $state(client);
let other = $state.raw(groq);
const derived = $derived(ai);
const late = $derived.by(() => client);
$effect(() => { ai.files.create({}); other.files.create({}); });
</script>
{derived.files.create({})}
{late.files.create({})}
{#each [client] as one, index (one.id)}{one.files.create({})}{/each}
{#each [groq] as one}{one.files.create({})}{/each}
{#each [client]}{client.files.create({})}{/each}
{#snippet row(one)}{one.files.create({})}{/snippet}
{@render row(client)}
{#snippet line(one)}{one.files.create({})}{/snippet}
{@render line(groq)}
{#if ai}{@const one = client}{one.files.create({})}{/if}
{#if ai}{@const client = groq}{client.files.create({})}{/if}
{#await Promise.resolve(client) then one}{one.files.create({})}{/await}
{#await Promise.resolve(groq) then one}{one.files.create({})}{/await}
`,
      'b.svelte.ts': `${CLIENT.replace('export ', '')}export class Chat {
  client = $state(client);
  send() { return this.client.files.create({}); }
}
`,
    },
    found: [
      ...[9, 11, 12, 13, 15, 16, 20, 22].map(
        (line) => `a.svelte:${String(line)} no-ineligible-endpoint error`,
      ),
      'b.svelte.ts:5 no-ineligible-endpoint error',
    ].sort(),
    fails: true,
  },
  {
    name: 'the markup of Astro',
    files: {
      'a.astro': `---
${CLIENT.replace('export ', '')}const files = [];
---
<ul>{files.map((client) => <li>{client.files.create({})}</li>)}</ul>
<ol>{files.map((file) => <li>{client.files.create({ file })}</li>)}</ol>
<p title={await client.files.list()}>it's {client.files.create({})}</p>
<style>p { color: red }</style>
`,
    },
    found: [7, 8, 8].map((line) => `a.astro:${String(line)} no-ineligible-endpoint error`),
    fails: true,
  },
  {
    name: 'a script in a page, which ESLint has no parser for',
    files: {
      'a.html': `<script type="module">\n${CLIENT.replace('export ', '')}${UPLOAD}</script>\n`,
    },
    only: {
      command: { found: ['a.html:4 no-ineligible-endpoint error'], fails: true },
    },
  },
  {
    name: 'a file that ESLint ignores',
    files: { 'generated/a.js': CLIENT + UPLOAD },
    config: ["{ ignores: ['generated/**'] }", PRESET],
    only: { command: { found: ['generated/a.js:3 no-ineligible-endpoint error'] } },
  },
  {
    name: 'a rule that is off',
    files: { 'a.js': CLIENT + UPLOAD },
    config: [PRESET, "{ rules: { 'openai-zdr/no-ineligible-endpoint': 'off' } }"],
  },
  {
    name: 'a rule that is off for a folder',
    files: { 'scripts/a.js': CLIENT + UPLOAD, 'src/a.js': CLIENT + UPLOAD },
    config: [
      PRESET,
      "{ files: ['scripts/**'], rules: { 'openai-zdr/no-ineligible-endpoint': 'off' } }",
    ],
    found: ['src/a.js:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a rule of another severity',
    files: { 'a.js': CLIENT + ANSWER },
    config: [PRESET, "{ rules: { 'openai-zdr/require-store-false': 'error' } }"],
    found: ['a.js:3 require-store-false error'],
    fails: true,
  },
  {
    name: 'a call that an option allows',
    files: { 'a.js': CLIENT + UPLOAD },
    config: [
      PRESET,
      "{ rules: { 'openai-zdr/no-ineligible-endpoint': ['error', { allow: [{ call: 'files.create', reason: 'public data' }] }] } }",
    ],
  },
  {
    name: 'a comment that accepts a finding',
    files: {
      'a.js': `${CLIENT}// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- public\n${UPLOAD}`,
    },
  },
  {
    name: 'a profile of a preset',
    files: { 'a.js': CLIENT + UPLOAD + ANSWER },
    config: [PRESET.replace('recommended', 'recommended-mam')],
    found: ['a.js:4 require-store-false error'],
    fails: true,
  },
  {
    name: 'a profile for a folder',
    files: {
      'a.js': CLIENT + UPLOAD,
      'clinic/a.js': `${CLIENT}client.conversations.create({});\n`,
    },
    config: [PRESET, "{ files: ['clinic/**'], settings: { 'openai-zdr': { profile: 'hipaa' } } }"],
    found: ['a.js:3 no-ineligible-endpoint error', 'clinic/a.js:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'a gateway that the settings name',
    files: { 'a.js': CLIENT.replace('()', "({ baseURL: 'https://ai.acme.example/v1' })") + UPLOAD },
    config: [PRESET, "{ settings: { 'openai-zdr': { hosts: { 'ai.acme.example': 'openai' } } } }"],
    found: ['a.js:3 no-ineligible-endpoint error'],
    fails: true,
  },
  {
    name: 'packages of a workspace',
    files: {
      'package.json': '{"type":"module","workspaces":["packages/*"]}',
      'packages/ai/package.json': '{"name":"@acme/ai","type":"module","main":"index.js"}',
      'packages/ai/index.js': CLIENT,
      'packages/web/package.json': '{"name":"@acme/web","type":"module"}',
      'packages/web/use.js': `import { client } from '@acme/ai';\n${UPLOAD}`,
    },
    found: ['packages/web/use.js:2 no-ineligible-endpoint error'],
    fails: true,
  },
];

async function askEslint(cwd: string): Promise<Answer> {
  const results = await lint(cwd);
  const messages = results.flatMap(({ filePath, messages: own }) =>
    own.map((message) => ({ ...message, file: relative(cwd, filePath).split(sep).join('/') })),
  );
  return {
    found: messages
      .filter(({ fatal }) => !fatal)
      .map(
        ({ file, line, ruleId, severity }) =>
          `${file}:${String(line)} ${ruleId?.replace('openai-zdr/', '') ?? ''} ${severity === 2 ? 'error' : 'warn'}`,
      )
      .sort(),
    unread: messages.filter(({ fatal }) => fatal).map(({ file }) => file),
    fails: results.some(({ errorCount }) => errorCount > 0),
  };
}

async function askCommand(cwd: string): Promise<Answer> {
  const { status, stdout, stderr } = await run(cwd, ['--format', 'json']);
  expect([0, 1], stderr).toContain(status);
  const inventory = JSON.parse(stdout) as Inventory;
  return {
    found: [...findingsIn(inventory)]
      .filter(({ finding }) => finding.suppressed === undefined)
      .map(
        ({ finding: { line, rule, severity }, file }) =>
          `${file}:${String(line)} ${rule.replace('openai-zdr/', '')} ${severity}`,
      )
      .sort(),
    unread: inventory.notAnalysed.map(({ file }) => file).filter((file) => !file.endsWith('.py')),
    fails: status === 1,
  };
}

describe('both gates', () => {
  it.each(rows)(
    '$name',
    async ({ files, config = [PRESET], found = [], fails = false, isBlind = false, only = {} }) => {
      const cwd = installed({ ...files, 'eslint.config.js': configuration(...config) });
      const expected: Answer = { found, unread: [], fails };
      expect({ eslint: await askEslint(cwd), command: await askCommand(cwd) }).toEqual({
        eslint: { ...expected, ...only.eslint },
        command: { ...expected, ...only.command },
      });
      const { unresolved, notAnalysed } = await inventoryOf(cwd);
      expect([...unresolved, ...notAnalysed].length > 0).toBe(isBlind);
      if (isBlind) expect(await run(cwd, ['--fail-on', 'unknown'])).toMatchObject({ status: 1 });
    },
  );
});
