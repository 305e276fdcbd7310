/** The objects that a body is made from. */
import type { Evaluator } from '../../values/evaluator.ts';
import { parseSource } from '../../values/program/parse.ts';
import { deepCopy } from '../../values/heap/copy.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { type Value, type ValueOf, isNothing, textOf, unknown } from '../../values/value.ts';

/** What `JSON.stringify` was given; a JSON text stays hidden unless it can be parsed. */
export function jsonSource(evaluator: Evaluator, value: Value): readonly Value[] {
  if (value.kind === 'call' && value.callee.kind === 'member' && value.args[0]) {
    const { name, object } = value.callee;
    if (name === 'stringify') return stringified(evaluator, value);
    if (object.kind === 'global' && object.name === 'Buffer')
      return evaluator
        .evaluate(value.args[0].site)
        .flatMap((inner) => jsonSource(evaluator, inner));
  }
  const text = textOf(value);
  return text === null ? [value] : parsed(evaluator, text, value);
}

function stringified(evaluator: Evaluator, value: ValueOf<'call'>): readonly Value[] {
  const [source, replacer] = value.args;
  // A replacer may leave keys out, or put others in.
  const isWhole = !replacer || evaluator.evaluate(replacer.site).every(isNothing);
  if (!source || !isWhole) return [unknown(value.site, 'is made by a replacer')];
  return evaluator.evaluate(source.site).map((item) => {
    if (item.kind !== 'object') return item;
    return writesItself(new ObjectView(evaluator, [item], value.site.node))
      ? unknown(value.site, 'is made by a method of the object')
      : deepCopy(item, value.site, [], true);
  });
}

/** A method of the object decides what is sent of it. */
export function writesItself(object: ObjectView): boolean {
  return object.get('toJSON').values.some((value) => !isNothing(value));
}

function parsed(evaluator: Evaluator, text: string, value: Value): readonly Value[] {
  try {
    JSON.parse(text);
    const module = parseSource('body.js', `(${text})`);
    const [statement] = module.ast.body;
    return statement?.type === 'ExpressionStatement'
      ? evaluator.evaluate({ node: statement.expression, module, env: null })
      : [value];
  } catch {
    return [unknown(value.site, 'is a text that is no JSON')];
  }
}
