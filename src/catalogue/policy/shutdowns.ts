/** What OpenAI has shut down, or has announced to shut down: endpoints, features and models. */
import { rounds } from './models.ts';
import type { Shutdown } from './types.ts';

const endpointShutdowns: readonly Shutdown[] = [
  ...['/v1/assistants', '/v1/threads'].map((what): Shutdown => ({
    what,
    name: 'The Assistants API',
    date: '2026-08-26',
    announced: '2025-08-26',
    instead: '/v1/responses',
    certainty: 'certain',
    source: 'changelog',
  })),
  {
    what: '/v1/videos',
    name: 'The Videos API',
    date: '2026-09-24',
    announced: '2026-03-24',
    instead: null,
    certainty: 'certain',
    source: 'deprecations-2026-06',
  },
  {
    what: '/v1/images/variations',
    name: 'The image variations endpoint (dall-e-2 only)',
    date: '2026-05-12',
    announced: '2025-11-14',
    instead: '/v1/images/edits',
    certainty: 'certain',
    source: 'changelog',
  },
  {
    what: '/v1/evals',
    name: 'The Evals API',
    date: '2026-11-30',
    announced: '2026-06-03',
    instead: 'an evaluation of your own',
    certainty: 'certain',
    source: 'deprecations',
  },
  {
    what: '/v1/prompts',
    name: 'The endpoint of reusable prompts',
    date: '2026-11-30',
    announced: '2026-06-03',
    instead: 'prompts in your own code',
    certainty: 'certain',
    source: 'prompt-object-guide',
  },
  {
    what: 'prompt-object',
    name: 'Reusable prompts',
    date: '2026-11-30',
    announced: '2026-06-03',
    instead: 'prompts in your own code',
    certainty: 'certain',
    source: 'prompt-object-guide',
  },
  {
    what: '/v1/fine_tuning/jobs',
    name: 'The creation of fine-tuning jobs',
    date: '2027-01-06',
    announced: '2026-05-07',
    instead: 'prompting or retrieval',
    certainty: 'certain',
    source: 'deprecations-2026-06',
  },
  {
    what: '/v1/audio/translations',
    name: 'The audio translations endpoint',
    date: '2027-02-26',
    announced: '2026-08-26',
    instead: null,
    certainty: 'likely',
    source: 'deprecations-2026-10-17',
  },
  {
    what: '/v1/fine-tunes',
    name: 'The first fine-tuning API',
    date: '2024-01-04',
    announced: '2023-08-22',
    instead: 'prompting or retrieval',
    certainty: 'certain',
    source: 'deprecations-2026-06',
  },
  {
    what: '/v1/edits',
    name: 'The edits endpoint',
    date: '2024-01-04',
    announced: '2023-07-06',
    instead: '/v1/chat/completions',
    certainty: 'certain',
    source: 'deprecations-2026-06',
  },
  ...['/v1/engines', '/v1/answers', '/v1/classifications'].map((what): Shutdown => ({
    what,
    name: 'This endpoint of the first API',
    date: '2022-12-03',
    announced: '2022-06-03',
    instead: what === '/v1/engines' ? '/v1/models' : null,
    certainty: 'certain',
    source: 'deprecations-2026-06',
  })),
];

const modelShutdowns: readonly Shutdown[] = rounds.flatMap(({ models, ...round }) =>
  Object.entries(models).flatMap(([replacement, names]) =>
    names.map((name) => ({
      certainty: 'likely',
      ...round,
      what: name,
      name,
      instead: replacement === 'nothing' ? null : replacement,
    })),
  ),
);

export const shutdowns: readonly Shutdown[] = [...endpointShutdowns, ...modelShutdowns];

const byName = new Map(modelShutdowns.map((item) => [item.what, item]));

export function shutdownOfModel(name: string): Shutdown | null {
  return byName.get(name) ?? null;
}

/** What replaces a model, and what replaces that where it is gone too. */
export function replacementOf(
  shutdown: Shutdown,
  isGone: (shutdown: Shutdown) => boolean,
): string | null {
  const { instead } = shutdown;
  const next = instead === null ? null : shutdownOfModel(instead);
  return next && isGone(next) ? replacementOf(next, isGone) : instead;
}
