/** Raw HTTP requests as calls: `fetch`, `axios` and their kin. */
import { surface } from '../../catalogue/surface.ts';
import type { Value } from '../../values/value.ts';
import { HttpReader } from '../http.ts';
import type { OpenAICall } from '../record.ts';
import { type Desk, type Reader, type Visited, anchorOf } from './reader.ts';

export class RawReader implements Reader {
  readonly #desk: Desk;
  readonly #http: HttpReader;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#http = new HttpReader(desk.evaluator, desk.settings);
  }

  read({ site, callee, args }: Visited): OpenAICall[] {
    return this.#http.read(site, callee, [...args]).map((request): OpenAICall => {
      const { verb, routePath, targets, body, headers, query, isOneOfSeveral } = request;
      const route = verb !== null && routePath !== null ? `${verb} ${routePath}` : null;
      return {
        node: site.node,
        anchor: anchorOf(site.node),
        module: this.#desk.module,
        via: 'http',
        path: null,
        verb,
        routePath,
        route,
        alsoSends: [],
        targets,
        body,
        headers,
        ownHeaders: headers,
        query,
        byTypeOnly: false,
        wrapped: false,
        evidence: 'same-file',
        method: route === null ? null : surface().methodOfRoute(route),
        ...(isOneOfSeveral ? { isOneOfSeveral } : {}),
        ...originsOf(callee),
      };
    });
  }
}

/** What is made before it sends: `axios.create(…)`. A function of the language or of a package needs no making. */
function originsOf(callee: Value): Pick<OpenAICall, 'origins'> {
  let made = callee;
  while (made.kind === 'member') made = made.object;
  if (made.kind !== 'call' && made.kind !== 'new') return {};
  const { node, module } = made.site;
  return { origins: [{ node, module, what: 'the client' }] };
}
