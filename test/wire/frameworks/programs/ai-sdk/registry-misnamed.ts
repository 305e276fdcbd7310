import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { openai as vendor } from '@ai-sdk/openai';
import { createProviderRegistry, generateText } from 'ai';

const openai = createOpenAICompatible({ name: 'local', baseURL: 'http://localhost:11434/v1' });
const registry = createProviderRegistry({ openai, vendor }, { separator: ' > ' });

await generateText({ model: registry.languageModel('openai > llama3.2'), prompt: 'Hello' });
await generateText({ model: registry.languageModel('vendor > gpt-4o'), prompt: 'Hello' });
