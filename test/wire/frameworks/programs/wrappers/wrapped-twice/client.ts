import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const base = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
export const openai = process.env.TRACE === 'yes' ? wrapOpenAI(base) : base;
