import type { Target } from '../catalogue/hosts.ts';
import { relative, sep } from 'node:path';
import { mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import type { Node } from '../values/ast.ts';
import type { Lookup } from '../values/heap/object-view.ts';
import { textOf } from '../values/value.ts';
import { placeIn } from './places.ts';

interface Options {
  modules?: string[];
  projects?: string[];
}

export const singleApprovedClient = createRule<Options, 'client' | 'request' | 'project'>({
  name: 'single-approved-client',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow OpenAI clients outside the approved modules',
      recommended: false,
      severity: { recommended: 'off', strict: 'off' },
    },
    schema: [
      {
        type: 'object',
        properties: {
          modules: {
            type: 'array',
            description:
              'Files that may make a client, as globs relative to the working directory.',
            items: { type: 'string' },
            minItems: 1,
            uniqueItems: true,
          },
          projects: {
            type: 'array',
            description: 'OpenAI projects that may be named in code.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        required: ['modules'],
        additionalProperties: false,
      },
    ],
    messages: {
      client:
        'OpenAI clients are made in {{modules}} only: another client may use another project, and a project whose retention is set to None keeps data.',
      request:
        'Requests to OpenAI go through the client of {{modules}}: a raw request may use another project, and a project whose retention is set to None keeps data.',
      project:
        'This names the OpenAI project `{{project}}`: a project whose retention is set to None keeps data.',
    },
  },
  create({ options: { modules: globs = [], projects = [] }, file, calls, cwd, report }) {
    if (globs.length === 0) return;
    const path = relative(cwd, file.module.filename).split(sep).join('/');
    const isApproved = globs.some((glob) => globPattern(glob).test(path));
    const modules = globs.join(', ');

    for (const client of file.clients) {
      if (!isApproved && !client.targets.every(isAnotherVendor))
        report({
          node: client.node,
          module: file.module,
          otherwise: client.node,
          messageId: 'client',
          data: { modules },
        });
    }
    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      const place = { node: call.anchor, module: call.module, otherwise: call.anchor };
      if (!isApproved && call.via === 'http')
        report({ ...place, messageId: 'request', data: { modules } });
      checkProject(call.ownHeaders.get('OpenAI-Project'), call.anchor);
    }
    for (const client of file.clients) {
      if (client.targets.every(isAnotherVendor)) continue;
      for (const lookup of [
        ...client.options.map((view) => view.get('project')),
        client.headers.get('OpenAI-Project'),
      ])
        checkProject(lookup, client.node);
    }

    function checkProject({ values, nodes }: Lookup, fallback: Node): void {
      for (const value of values) {
        const project = textOf(value);
        if (project !== null && !projects.includes(project))
          report({
            node: placeIn(file.module, nodes, fallback, value),
            module: file.module,
            otherwise: fallback,
            messageId: 'project',
            data: { project },
          });
      }
    }
  },
});

/** `**` for any folders, `*` for any part of a name, `?` for one character, `{ts,tsx}` for one of several. */
function globPattern(glob: string): RegExp {
  const parts = glob.replace(/^\.\//, '').split(/(\*\*\/?|\*|\?|\{[^{}]*\})/);
  return new RegExp(`^${parts.map(partPattern).join('')}$`);
}

function partPattern(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.startsWith('{') && part.endsWith('}'))
    return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
  return escaped(part);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function isAnotherVendor(target: Target): boolean {
  return target === 'other';
}
