/** What the product says to somebody who believes what tutorials say of Zero Data Retention. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { azure, policyOf } from '../src/catalogue/policy/index.ts';
import plugin from '../src/index.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

function said(code: string, config: keyof typeof plugin.configs = 'recommended'): string[] {
  return new Linter()
    .verify(code, [plugin.configs[config]].flat())
    .map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

describe('who believes that', () => {
  it('data_usage turns retention off hears that it is no parameter', () => {
    const code = `${CLIENT}await client.chat.completions.create({ model: 'gpt-5.5', messages, data_usage: 'none' });`;
    expect(said(code)).toEqual([
      'openai-zdr/no-undocumented-param: `data_usage` is not an OpenAI parameter: retention is set per organization or project, not per request.',
    ]);
  });

  it('a switch in the dashboard and store: false leave nothing hears of the log that stays', () => {
    const code = `${CLIENT}// Retention is disabled in the dashboard: nothing is stored.\nawait client.responses.create({ model: 'gpt-5.5', input, store: false });`;
    expect(said(code, 'strict')).toContain(
      'openai-zdr/no-retention-claim: This comment says nothing is kept, but `store: false` leaves the abuse-monitoring log: name the agreement.',
    );
  });

  it('the list of 2024 still holds hears nothing of speech, and nothing not eligible of images', () => {
    const speech = `${CLIENT}await client.audio.speech.create({ model: 'gpt-audio-1.5', voice: 'alloy', input });`;
    const image = `${CLIENT}await client.chat.completions.create({ model: 'gpt-5.5', messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }] });`;
    expect(said(speech)).toEqual([]);
    expect(said(image).filter((text) => text.includes('not ZDR-eligible'))).toEqual([]);
    expect(policyOf('2024-early').feature('image-input')?.now?.verdict).toBe('ineligible');
  });

  it('embeddings through LangChain are kept hears nothing: they are eligible', () => {
    const code =
      "import { OpenAIEmbeddings } from '@langchain/openai';\nawait new OpenAIEmbeddings({ model: 'text-embedding-3-small' }).embedDocuments(texts);";
    expect(said(code)).toEqual([]);
    expect(policyOf().classify('POST /v1/embeddings').verdict).toBe('eligible');
  });

  it('Azure needs no agreement finds what it keeps among the facts', () => {
    const code =
      "import { AzureOpenAI } from 'openai';\nawait new AzureOpenAI({ endpoint: 'https://a.openai.azure.com' }).responses.create({ model: 'gpt-5.5', input });";
    expect(said(code)).toEqual([]);
    expect(azure.keeps.find(({ endpoint }) => endpoint === '/v1/responses')).toMatchObject({
      kept: '30 days by default',
      way: 'store: false',
    });
  });

  it('a BAA covers eligible endpoints only hears of those that its list has not', () => {
    const files = `${CLIENT}await client.files.create({ purpose: 'user_data', file });`;
    const conversations = `${CLIENT}await client.conversations.create({});`;
    expect(said(files, 'recommended-hipaa')).toEqual([]);
    expect(said(conversations, 'recommended-hipaa')).toEqual([
      'openai-zdr/no-ineligible-endpoint: POST /v1/conversations is not on the list for a BAA and keeps data until deleted. Send the earlier items to /v1/responses.',
    ]);
  });

  it('a project set to none changes nothing hears that its control is gone', () => {
    const code = `${CLIENT}await client.admin.organization.projects.dataRetention.update(id, { retention_type: 'none' });`;
    expect(said(code)).toEqual([
      'openai-zdr/no-retention-downgrade: `none` switches the retention control of this project off: its data is kept as by default.',
    ]);
  });
});
