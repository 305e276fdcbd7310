import { shutdowns } from '../../src/catalogue/policy/index.ts';
import { noIneligibleModel } from '../../src/rules/no-ineligible-model.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

const retired = (name: string, instead?: string): Record<string, string> => {
  const found = shutdowns.find((item) => item.what === name)!;
  return { name, shutdown: found.date, instead: instead ?? found.instead! };
};
const announced = (name: string, policy?: string): Record<string, string> => ({
  ...retired(name),
  ...(policy === undefined ? {} : asOf(policy)),
});
/** OpenAI names a model that is on no list: one of the list is named instead. */
const toListed = (name: string): Record<string, string> => retired(name, 'gpt-image-2');
const IN_OCTOBER = { 'openai-zdr': { policy: '2026-10-09' } };

testRule(
  'no-ineligible-model',
  noIneligibleModel,
  {
    valid: [
      {
        name: 'a model of the list',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2', prompt: 'x' });`,
      },
      { name: 'no model', code: `${CLIENT}client.images.generate({ prompt: 'x' });` },
      {
        name: 'a model that no snapshot knows',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-9', prompt: 'x' });`,
      },
      {
        name: 'a model that the program computes',
        code: `${CLIENT}client.images.generate({ model: process.env.IMAGE_MODEL, prompt: 'x' });`,
      },
      {
        name: 'a text model that stays',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x' });`,
      },
      {
        name: 'a transcription model that stays',
        code: `${CLIENT}client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file });`,
      },
      {
        name: 'an image tool without a model',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', tools: [{ type: 'image_generation' }] });`,
      },
      {
        name: 'the model of another tool',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', tools: [{ type: 'function', name: 'draw', model: 'dall-e-3' }] });`,
      },
      {
        name: 'a listed model whose shutdown is announced',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-1', prompt: 'x' });`,
        settings: IN_OCTOBER,
      },
      {
        name: 'a model that is newer than the list',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2.6-flare', prompt: 'x' });`,
      },
      {
        name: 'a dated name of a listed model',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2-2026-04-21', prompt: 'x' });`,
      },
      {
        name: 'a model that is newer than the list, where nothing of a list is agreed',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2.6-flare', prompt: 'x' });`,
        options: [{ unlisted: 'report' }],
        settings: { 'openai-zdr': { profile: 'mam' } },
      },
      {
        name: 'a text model on the day before the snapshot of its end',
        code: `${CLIENT}client.responses.create({ model: 'o4-mini', input: 'x' });`,
        settings: IN_OCTOBER,
      },
      {
        name: 'a transcription model whose shutdown is announced',
        code: `${CLIENT}client.audio.transcriptions.create({ model: 'whisper-1', file });`,
      },
      {
        name: 'a model that stays, with announced shutdowns reported',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2', prompt: 'x' });`,
        options: [{ announced: true }],
      },
      {
        name: 'a model that was still there on the day of the snapshot, in a snapshot without a list',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-3', prompt: 'x' });`,
        settings: { 'openai-zdr': { policy: '2024-end' } },
      },
      { name: 'asking about a model', code: `${CLIENT}client.models.retrieve('dall-e-3');` },
      {
        name: 'the text of a prompt',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2', prompt: 'dall-e-3' });`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.x.ai/v1' });\nclient.images.generate({ model: 'dall-e-3', prompt: 'x' });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.x.ai/v1/images/generations', { method: 'POST', body: JSON.stringify({ model: 'dall-e-3' }) });",
      },
      {
        name: 'another library',
        code: "import Draw from 'draw';\nconst client = new Draw();\nclient.images.generate({ model: 'dall-e-3', prompt: 'x' });",
      },
    ],
    invalid: [
      {
        name: 'a model that was shut down: said once, whether it was listed or not',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-3', prompt: 'x' });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('dall-e-3'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a text model that was shut down',
        code: `${CLIENT}client.chat.completions.create({ model: 'gpt-3.5-turbo', messages });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('gpt-3.5-turbo'),
            line: 3,
            column: 34,
            endLine: 3,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'a model whose replacement was shut down too',
        code: `${CLIENT}client.completions.create({ model: 'text-davinci-003', prompt: 'x' });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('text-davinci-003', 'gpt-5.6-terra'),
            line: 3,
            column: 29,
            endLine: 3,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'a tool model that was shut down',
        code: `${CLIENT}client.responses.create({ model: 'computer-use-preview', input: 'x' });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('computer-use-preview'),
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'a model that nothing replaces',
        code: `${CLIENT}client.videos.create({ model: 'sora-2', prompt: 'x' });`,
        errors: [
          {
            messageId: 'gone',
            data: { name: 'sora-2', shutdown: '2026-09-24' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'an image model that was shut down since',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-1', prompt: 'x' });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('gpt-image-1'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'a model that is newer than the list, when asked for',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2.6-flare', prompt: 'x' });`,
        options: [{ unlisted: 'report' }],
        errors: [
          {
            messageId: 'unlisted',
            data: { name: 'gpt-image-2.6-flare', instead: 'gpt-image-2' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'an image tool without a model, when asked for',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', tools: [{ type: 'image_generation' }] });`,
        options: [{ unlisted: 'report' }],
        errors: [
          {
            messageId: 'byDefault',
            data: { name: 'gpt-image-2.6-sunburst', instead: 'gpt-image-2' },
            line: 3,
            column: 65,
            endLine: 3,
            endColumn: 93,
          },
        ],
      },
      {
        name: 'a model that was shut down, in a snapshot of the same month',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-3', prompt: 'x' });`,
        settings: { 'openai-zdr': { policy: '2026-06' } },
        errors: [
          {
            messageId: 'retired',
            data: retired('dall-e-3'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a model that was still there on the day of the snapshot, and never listed',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-3', prompt: 'x' });`,
        settings: { 'openai-zdr': { policy: '2025-05' } },
        errors: [
          {
            messageId: 'ineligible',
            data: { name: 'dall-e-3', ...asOf('2025-05'), instead: 'gpt-image-1' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a model that was never listed',
        code: `${CLIENT}client.images.edit({ model: 'chatgpt-image-latest', image: photo, prompt: 'x' });`,
        errors: [
          {
            messageId: 'ineligible',
            data: { name: 'chatgpt-image-latest', instead: 'gpt-image-2' },
            line: 3,
            column: 22,
            endLine: 3,
            endColumn: 51,
          },
        ],
      },
      {
        name: 'a model that was never listed: said once, with announced shutdowns reported',
        code: `${CLIENT}client.images.edit({ model: 'chatgpt-image-latest', image: photo, prompt: 'x' });`,
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'ineligible',
            data: { name: 'chatgpt-image-latest', instead: 'gpt-image-2' },
            line: 3,
            column: 22,
            endLine: 3,
            endColumn: 51,
          },
        ],
      },
      {
        name: 'Modified Abuse Monitoring has no list of models',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-3', prompt: 'x' });\nclient.images.generate({ model: 'chatgpt-image-latest', prompt: 'x' });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
        errors: [
          {
            messageId: 'retired',
            data: retired('dall-e-3'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a listed model whose shutdown is announced, with the option',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-1', prompt: 'x' });`,
        options: [{ announced: true }],
        settings: IN_OCTOBER,
        errors: [
          {
            messageId: 'announced',
            data: announced('gpt-image-1', '2026-10-09'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'a model that the snapshot does not list yet',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-2', prompt: 'x' });`,
        settings: { 'openai-zdr': { policy: '2025-05' } },
        errors: [
          {
            messageId: 'ineligible',
            data: { name: 'gpt-image-2', ...asOf('2025-05'), instead: 'gpt-image-1' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'a snapshot without a list of models, with the option',
        code: `${CLIENT}client.images.generate({ model: 'dall-e-2', prompt: 'x' });`,
        options: [{ announced: true }],
        settings: { 'openai-zdr': { policy: '2024-end' } },
        errors: [
          {
            messageId: 'announced',
            data: announced('dall-e-2', '2024-end'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'the model of an image tool',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', tools: [{ type: 'image_generation', model: 'gpt-image-1-mini' }] });`,
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: toListed('gpt-image-1-mini'),
            line: 3,
            column: 93,
            endLine: 3,
            endColumn: 118,
          },
        ],
      },
      {
        name: 'an image tool with a model that was shut down',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', tools: [{ type: 'image_generation', model: 'dall-e-3' }] });`,
        errors: [
          {
            messageId: 'retired',
            data: retired('dall-e-3'),
            line: 3,
            column: 93,
            endLine: 3,
            endColumn: 110,
          },
        ],
      },
      {
        name: 'a transcription model',
        code: `${CLIENT}client.audio.transcriptions.create({ model: 'whisper-1', file });`,
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: announced('whisper-1'),
            line: 3,
            column: 38,
            endLine: 3,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'a form',
        code: "const form = new FormData();\nform.append('model', 'whisper-1');\nfetch('https://api.openai.com/v1/audio/transcriptions', { method: 'POST', body: form });",
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: announced('whisper-1'),
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'an environment fallback',
        code: `${CLIENT}const MODEL = process.env.TRANSCRIBE_MODEL || 'whisper-1';\nclient.audio.transcriptions.create({ model: MODEL, file });`,
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: { ...announced('whisper-1'), from: ' from line 3' },
            line: 4,
            column: 38,
            endLine: 4,
            endColumn: 50,
          },
        ],
      },
      {
        name: 'the branch that names the model, not the other one',
        code: `${CLIENT}const choice = isFast ? { model: 'gpt-image-2' } : { model: 'gpt-image-1' };\nclient.images.generate({ ...choice, prompt: 'x' });`,
        options: [{ announced: true }],
        settings: IN_OCTOBER,
        errors: [
          {
            messageId: 'announced',
            data: announced('gpt-image-1', '2026-10-09'),
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 74,
          },
        ],
      },
      {
        name: 'both branches of a condition',
        code: `${CLIENT}client.images.generate({ model: isSmall ? 'gpt-image-1-mini' : 'gpt-image-1.5', prompt: 'x' });`,
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: toListed('gpt-image-1-mini'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 79,
          },
          {
            messageId: 'announced',
            data: toListed('gpt-image-1.5'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 79,
          },
        ],
      },
      {
        name: 'a field of the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createTranscription(stream, 'whisper-1');",
        options: [{ announced: true }],
        errors: [
          {
            messageId: 'announced',
            data: announced('whisper-1'),
            line: 3,
            column: 36,
            endLine: 3,
            endColumn: 47,
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/images/generations', { method: 'POST', body: JSON.stringify({ model: 'gpt-image-1' }) });",
        options: [{ announced: true }],
        settings: IN_OCTOBER,
        errors: [
          {
            messageId: 'announced',
            data: announced('gpt-image-1', '2026-10-09'),
            line: 1,
            column: 96,
            endLine: 1,
            endColumn: 116,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a model that only its type shows',
        code: `${CLIENT}export const draw = (model: 'dall-e-3') => client.images.generate({ model, prompt: 'x' });`,
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}client.images.generate({ model: 'gpt-image-1' as any, prompt: 'x' });`,
        options: [{ announced: true }],
        settings: IN_OCTOBER,
        errors: [
          {
            messageId: 'announced',
            data: announced('gpt-image-1', '2026-10-09'),
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 53,
          },
        ],
      },
    ],
  },
);
