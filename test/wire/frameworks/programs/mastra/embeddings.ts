import { ModelRouterEmbeddingModel } from '@mastra/core/llm';

const model = new ModelRouterEmbeddingModel('openai/text-embedding-3-small');
await model.doEmbed({ values: ['fever'] } as any);
