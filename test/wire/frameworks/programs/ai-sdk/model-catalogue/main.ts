import { generateText } from 'ai';
import { models } from './models';

const prompt = 'Hello';
await generateText({ model: models.languageModel('fast'), prompt });
await generateText({ model: models.languageModel('careful'), prompt });
await generateText({ model: models.languageModel('private'), prompt });
await generateText({ model: models.languageModel('gpt-4.1-mini'), prompt });
