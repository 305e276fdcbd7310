import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const model = openai.chat('gpt-4o-mini');
const questions = ['Fever?', 'Cough?'];

const answers = await Promise.all(questions.map((prompt) => generateText({ model, prompt })));
console.log(answers.map(({ text }) => text));
