/** What an upgrade of the SDK changes for the methods that a file calls. */
import type { AnalysedFile } from '../calls/analysis.ts';
import { writtenParams } from '../calls/documented.ts';
import type { OpenAICall } from '../calls/record.ts';
import { type SdkMethod, type Versions, surface } from '../catalogue/surface.ts';
import { linesOf } from '../lines.ts';

export type SdkChangeKind = 'gone' | 'new' | 'deprecated' | 'route' | 'keys';

export interface SdkChange {
  file: string;
  line: number;
  column: number;
  path: string;
  kind: SdkChangeKind;
  detail: string;
}

/** `before` and `after` are catalogued versions. */
export function sdkChanges(
  file: AnalysedFile,
  name: string,
  [before, after]: readonly [string, string],
): SdkChange[] {
  const api = surface();
  const [from, to] = [api.versionsOf(before), api.versionsOf(after)];
  return file.calls.flatMap((call) => {
    if (call.path === null || (call.via !== 'openai' && call.via !== 'azure')) return [];
    file.evaluator.beginQuestion();
    const { path } = call;
    const { line, column } = linesOf(call.module).positionAt(call.node.range[0]);
    return changesOf(call, file, api.methods(path), from, to).map(([kind, detail]) => ({
      file: name,
      line,
      column,
      path,
      kind,
      detail: detail.replaceAll('{after}', after).replaceAll('{before}', before),
    }));
  });
}

function changesOf(
  call: OpenAICall,
  file: AnalysedFile,
  methods: readonly SdkMethod[],
  from: Versions,
  to: Versions,
): [SdkChangeKind, string][] {
  const [before, after] = [methodIn(methods, from), methodIn(methods, to)];
  if (!after) return before ? [['gone', `openai {after} has no ${call.path ?? ''}`]] : [];
  if (!before) return [['new', `openai {before} has no ${call.path ?? ''}`]];
  const changes: [SdkChangeKind, string][] = [];
  const [oldRoute, newRoute] = [before.requests[0].route, after.requests[0].route];
  if (oldRoute !== newRoute) changes.push(['route', `sends ${newRoute} instead of ${oldRoute}`]);
  if ((after.deprecated & to) !== 0 && (before.deprecated & from) === 0)
    changes.push(['deprecated', 'is marked as deprecated in openai {after}']);
  const lost = writtenParams(file.evaluator, call).filter(
    (param) => !param.open && (param.versions & from) !== 0 && (param.versions & to) === 0,
  );
  const names = [...new Set(lost.map((param) => param.path))];
  if (names.length > 0)
    changes.push([
      'keys',
      `openai {after} does not document ${names.map((key) => `\`${key}\``).join(', ')}`,
    ]);
  return changes;
}

function methodIn(methods: readonly SdkMethod[], versions: Versions): SdkMethod | null {
  return methods.find((method) => (method.versions & versions) !== 0) ?? null;
}
