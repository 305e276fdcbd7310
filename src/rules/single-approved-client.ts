import { relative, sep } from 'node:path';
import type { Field } from '../calls/index.ts';
import { pathPattern } from '../glob.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, optionsOf, texts } from './options.ts';

/** Without a default: only a project can tell its modules. */
type Options = Partial<OptionsOf<'single-approved-client'>>;

export const singleApprovedClient = createRule<Options, 'client' | 'request' | 'project'>({
  name: 'single-approved-client',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow OpenAI clients outside the approved modules',
      recommended: false,
      severity: { recommended: 'off', strict: 'off' },
    },
    schema: optionsOf<OptionsOf<'single-approved-client'>>(
      {
        modules: {
          ...texts('Files that may make a client, as globs relative to the working directory.'),
          minItems: 1,
        },
        projects: texts('OpenAI projects that may be named in code.'),
      },
      ['modules'],
    ),
    messages: {
      client:
        'OpenAI clients are made in {{modules}} only: another one may use a project that keeps data. Import that one.',
      request:
        'Requests to OpenAI go through the client of {{modules}}: a raw one may use a project that keeps data.',
      project:
        '`{{name}}`{{from}} is not an approved project of OpenAI, and one whose retention is None keeps data.',
    },
  },
  create({ options: { modules: globs = [], projects = [] }, file, calls, cwd, tell }) {
    if (globs.length === 0) return;
    const path = relative(cwd, file.filename).split(sep).join('/');
    const isApproved = globs.some((glob) => pathPattern(glob).test(path));
    const modules = globs.join(', ');

    for (const client of file.clients) {
      if (client.isToOthersOnly) continue;
      if (!isApproved) tell(client.at, 'client', { modules });
      client.options('project').forEach(checkProject);
      checkProject(client.headers.get('OpenAI-Project'));
    }
    for (const call of calls.toOpenAI) {
      if (!isApproved && call.via === 'http') tell(call.at(), 'request', { modules });
      checkProject(call.ownHeaders.get('OpenAI-Project'));
    }

    function checkProject({ texts: names }: Field): void {
      for (const { text: name, at } of names)
        if (!projects.includes(name)) tell(at, 'project', { name });
    }
  },
});
