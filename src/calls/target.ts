/** Where a request goes: OpenAI, Azure, Bedrock, another vendor, or nobody can tell. */
import { type Target, targetOfEnvironmentName, targetOfHost } from '../catalogue/hosts.ts';
import { surface } from '../catalogue/surface.ts';
import { partsOf } from './request/url.ts';
import type { CallSettings } from './settings.ts';

export interface ParsedUrl {
  target: Target;
  host: string | null;
  /** `/v1/files/{}`; `null` when nothing of it is known */
  path: string | null;
}

export function parseUrl(pattern: string, settings: CallSettings): ParsedUrl {
  const whole = /^(?:\w+\.)?api\.openai\.com(?![\w.])/i.test(pattern)
    ? `https://${pattern}`
    : pattern;
  const parts = partsOf(whole);
  if (parts)
    return { target: hostTarget(parts.host, settings), host: parts.host, path: parts.path };
  // A URL of the web that cannot be parsed cannot be sent either.
  if (/^\s*(?:https?|wss?):/i.test(pattern))
    return { target: pattern.includes('{') ? 'unknown' : 'other', host: null, path: null };
  const fromEnvironment = /^\{(\w+)\}([^?#]*)/.exec(pattern);
  if (fromEnvironment)
    return {
      target: targetOfEnvironmentName(fromEnvironment[1] ?? ''),
      host: null,
      path: fromEnvironment[2] ?? '',
    };
  if (pattern.startsWith('/'))
    return { target: 'other', host: null, path: pattern.replace(/[?#].*$/, '') };
  return { target: 'unknown', host: null, path: null };
}

function hostTarget(host: string, settings: CallSettings): Target {
  // A dot at the end makes a name of the same host.
  const bare = host.replace(/\.$/, '');
  const named = Object.entries(settings.hosts).find(([name]) => name.toLowerCase() === bare)?.[1];
  if (named) return named;
  if (!bare.includes('{')) return targetOfHost(bare);
  if (/^\{\w*\}\.?api\.openai\.com$/i.test(bare)) return 'openai';
  // Its hosts have the region in their middle.
  if (targetOfHost(bare.replace(/\{\w*\}/g, 'x')) === 'bedrock') return 'bedrock';
  const suffix = bare.slice(bare.lastIndexOf('}') + 1);
  return suffix.includes('.')
    ? targetOfHost(`x${suffix.startsWith('.') ? '' : '.'}${suffix}`)
    : 'unknown';
}

/** A part of a path that is known in part only is not known. */
export function segmentsOf(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.includes('{}') ? '{}' : segment))
    .join('/');
}

/** The path as OpenAI documents it, or the path itself. */
export function documentedPath(segments: string): string {
  return surface().matchPath(segments)?.path ?? segments;
}

/** `/openai/deployments/x/chat/completions`, `/chat/completions` → `/v1/chat/completions` */
export function normalisePath(path: string, target: Target): string {
  let result = path
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/^(\/v\d+)\1(?=\/|$)/, '$1');
  if (target === 'azure')
    result = result.replace(/^\/openai(?:\/deployments\/[^/]+)?/, '').replace(/^\/v1(?=\/|$)/, '');
  if (target === 'bedrock') result = result.replace(/^\/openai(?=\/v1(?:\/|$))/, '');
  return /^\/v\d+(?:\/|$|\{)/.test(result) ? result : `/v1${result}`;
}
