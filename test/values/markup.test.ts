/** Code in the markup of components: what is read, by which names, and what it costs. */
import { describe, expect, it } from 'vitest';
import { walk } from '../../src/values/ast.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import type { SourceModule } from '../../src/values/module.ts';

const parsed = (name: string, text: string): SourceModule => parseSource(`/app/${name}`, text);

/** The calls of `f` in the file, each with the text that stands there. */
function callsIn(name: string, text: string): string[] {
  const module = parsed(name, text);
  return module.calls
    .filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'f')
    .map(({ range }) => text.slice(...range))
    .sort();
}

/** Whether the one call of `f` is that of the script. */
function isOfScript(name: string, text: string): boolean {
  const module = parsed(name, text);
  const [call] = module.calls.filter(
    ({ callee }) => callee.type === 'Identifier' && callee.name === 'f',
  );
  return module.variableOf(call!.callee)?.defs[0]?.type === 'ImportBinding';
}

const SCRIPT = '<script setup>\nimport { f } from "f";\n</script>\n';
const SVELTE = '<script>\nimport { f } from "f";\n</script>\n';

describe('the calls of', () => {
  it.each<[string, string, string[]]>([
    ['an event', '<a @click="f(1)" />', ['f(1)']],
    ['statements', '<a @click="a = 1; f(1); f(2)" />', ['f(1)', 'f(2)']],
    ['a function', '<a @click="async (e) => { await f(e) }" />', ['f(e)']],
    ['quotes of the other kind', '<a @click=\'f("1")\' />', ['f("1")']],
    ['no quotes', '<a @click=f(1) />', ['f(1)']],
    ['entities', '<a @click="f(a &amp;&amp; b)" />', ['f(a &amp;&amp; b)']],
    ['a bound attribute', '<a :b="f(1)" v-bind:c="f(2)" v-if="f(3)" />', ['f(1)', 'f(2)', 'f(3)']],
    ['a text', '<p>{{ f(1) }} and {{f(2)}}</p>', ['f(1)', 'f(2)']],
    ['a text with a comparison', '<p>{{ a < b && f(1) > 2 }}</p>', ['f(1)']],
    ['TypeScript', '<p>{{ f(a as string) }}</p>', ['f(a as string)']],
    ['a list', '<p v-for="x of f(1)" :key="f(x)" />', ['f(1)', 'f(x)']],
    ['a plain attribute', '<p title="f(1)" />', []],
    ['text without braces', '<p>f(1)</p>', []],
    ['a comment', '<!-- <p :a="f(1)" /> -->', []],
    ['markup that is not compiled', '<p v-pre><b>{{ f(1) }}</b></p>{{ f(2) }}', ['f(2)']],
    ['markup that nobody closes', '<p><br><b>{{ f(1) }}', ['f(1)']],
  ])('%s, in Vue', (_, markup, found) => {
    expect(callsIn('a.vue', `<template>\n${markup}\n</template>\n${SCRIPT}`)).toEqual(found);
  });

  it.each<[string, string, string[]]>([
    ['a text', '<p>{f(1)}</p>', ['f(1)']],
    [
      'an attribute',
      '<a on:click={() => f(1)} b="x {f(2)}" {...f(3)} />',
      ['f(1)', 'f(2)', 'f(3)'],
    ],
    ['blocks', '{#if f(1)}{:else if f(2)}{:else}{f(3)}{/if}', ['f(1)', 'f(2)', 'f(3)']],
    ['lists', '{#each f(1) as { x = 2 }, i (f(i))}{f(x)}{/each}', ['f(1)', 'f(i)', 'f(x)']],
    [
      'promises',
      '{#await f(1)}{f(2)}{:then x}{f(x)}{:catch e}{f(e)}{/await}',
      ['f(1)', 'f(2)', 'f(e)', 'f(x)'],
    ],
    ['tags', '{@html f(1)}{@render f(2)}{#key f(3)}{/key}', ['f(1)', 'f(2)', 'f(3)']],
    ['constants', '{#if a}{@const b = f(1)}{/if}', ['f(1)']],
    ['braces in strings', "{f('}')}{f(`${'}'}`)}", ["f('}')", "f(`${'}'}`)"]],
    ['an apostrophe', "<p>don't {f(1)} can't</p>", ['f(1)']],
    ['comments and styles', '<!-- {f(1)} --><style>a { b: f(1) }</style>', []],
  ])('%s, in Svelte', (_, markup, found) => {
    expect(callsIn('a.svelte', SVELTE + markup)).toEqual(found);
  });

  it.each<[string, string, string[]]>([
    ['a text', '<p>{f(1)}</p>', ['f(1)']],
    ['elements in an expression', '{a.map((x) => <li>{f(x)}</li>)}', ['f(x)']],
    ['attributes', '<B {...f(1)} c={f(2)} />', ['f(1)', 'f(2)']],
  ])('%s, in Astro', (_, markup, found) => {
    expect(callsIn('a.astro', `---\nimport { f } from "f";\n---\n${markup}`)).toEqual(found);
  });
});

describe('a name', () => {
  it.each([
    ['a.vue', `${SCRIPT}<template><p>{{ f(1) }}</p></template>`, true],
    ['a.vue', `${SCRIPT}<template><p v-for="f in fs">{{ f(1) }}</p></template>`, false],
    ['a.vue', `${SCRIPT}<template><p v-for="({ f }, i) in fs" :a="f(1)" /></template>`, false],
    ['a.vue', `${SCRIPT}<template><p v-for="f in fs" /><b :a="f(1)" /></template>`, true],
    ['a.vue', `${SCRIPT}<template><b><p v-for="f in fs"></b><b :a="f(1)" /></template>`, true],
    ['a.vue', `${SCRIPT}<template><p v-slot="{ f }"><b :a="f(1)" /></p></template>`, false],
    ['a.svelte', `${SVELTE}{#each fs as f}{f(1)}{/each}`, false],
    ['a.svelte', `${SVELTE}{#each fs as f}{/each}{f(1)}`, true],
    ['a.svelte', `${SVELTE}{#await p then f}{f(1)}{/await}`, false],
    ['a.svelte', `${SVELTE}{#await f(1) then f}{/await}`, true],
    ['a.svelte', `${SVELTE}{#snippet row(f)}{f(1)}{/snippet}`, false],
    ['a.svelte', `${SVELTE}{#if a}{@const f = b}{f(1)}{/if}`, false],
    ['a.svelte', `${SVELTE}<B let:f>{f(1)}</B>`, false],
  ])('in %s: %s', (name, text, expected) => {
    expect(isOfScript(name, text)).toBe(expected);
  });

  it.each([
    ['{{ f(1) }}', 'this.f'],
    ['<p v-for="f in fs">{{ f(1) }}</p>', 'f'],
    ['{{ Math.max(1) }}', 'Math.max'],
  ])('of a component with options: %s is %s', (markup, expected) => {
    const text = `<template>${markup}</template>\n<script>\nimport { f } from "f";\nexport default { data() { return { f }; } };\n</script>\n`;
    const module = parsed('a.vue', text);
    const [callee] = module.calls
      .filter(({ callee }) => callee.range[1] > callee.range[0])
      .filter(({ range }) => /^[\w.]+\(1\)$/.test(text.slice(...range)))
      .map((call) => call.callee);
    const names: string[] = [];
    walk(callee!, module.visitorKeys, (node) => {
      if (node.type === 'ThisExpression') names.push('this');
      if (node.type === 'Identifier') names.push(node.name);
      return undefined;
    });
    expect(names.join('.')).toBe(expected);
  });
});

describe('what cannot be read', () => {
  it.each([
    [
      'a template of another language',
      '<template lang="pug">\np\n</template>',
      'the template is written in pug, which is not read',
    ],
    [
      'a template of another file',
      '<template src="./a.html"></template>',
      'the template stands in another file',
    ],
    ['broken code', '<template><p :a="f(" /></template>', 'this part of the markup cannot be read'],
    [
      'broken names',
      '<template><p v-for="(f in fs" :a="f(1)" /></template>',
      'this part of the markup cannot be read',
    ],
  ])('is told: %s', (_, markup, reason) => {
    const { unread, calls } = parsed('a.vue', `${SCRIPT}${markup}`);
    expect(unread.map((item) => item.reason)).toEqual([reason]);
    expect(calls).toEqual([]);
  });

  it('is what comes after 5,000 expressions, told once', () => {
    const { unread, calls } = parsed(
      'a.vue',
      `${SCRIPT}<template>${'{{ f(1) }}'.repeat(5003)}</template>`,
    );
    expect(unread).toHaveLength(1);
    expect(calls.filter(({ callee }) => callee.range[1] > callee.range[0])).toHaveLength(5000);
  });

  it.each([
    ['a.vue', (n: number) => `<template>${'<p v-for="a in b">'.repeat(n)}{{ f(1) }}</template>`],
    ['a.vue', (n: number) => `<template>${'<p>'.repeat(n)}${'</b>'.repeat(n)}</template>`],
    ['a.vue', (n: number) => `<template>${'{{ '.repeat(n)}</template>`],
    ['a.vue', (n: number) => `<template>${'<a b="'.repeat(n)}</template>`],
    ['a.vue', (n: number) => `<template><p v-for="${' '.repeat(n)}a" /></template>`],
    ['a.svelte', (n: number) => '{#each a as b}'.repeat(n) + '{f(1)}'],
    ['a.svelte', (n: number) => `{@const ${' '.repeat(n)}}${'{'.repeat(n)}`],
    ['a.svelte', (n: number) => `{#each a as ${'('.repeat(n)})}`],
  ])('ends in %s, however long it is (%#)', (name, make) => {
    expect(parsed(name, SCRIPT + make(20_000)).filename).toBe(`/app/${name}`);
  });
});
