import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { Settings } from 'llamaindex';

Settings.llm = new OpenAI({ model: 'gpt-4o-mini' });
Settings.embedModel = new OpenAIEmbedding({ model: 'text-embedding-3-small' });
