export { openai as llm } from '@ai-sdk/openai';
export * from './privacy';
