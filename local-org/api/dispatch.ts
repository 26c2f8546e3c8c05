/** Sends a request with a session to its resource. */
import type { Session } from '../types.ts';
import type { ApiRequest, Call, Handler, Services, Unit } from './call.ts';
import { HttpRefusal, replyTo } from './http/errors.ts';
import type { Reply } from './http/reply.ts';
import type { RouteTable } from './http/routes.ts';
import { unsupportedResource } from './unsupported.ts';
import { separateUnit } from './unit.ts';

export class Dispatcher {
  readonly #services: Services;
  readonly #routes: RouteTable<Handler>;

  constructor(services: Services, routes: RouteTable<Handler>) {
    this.#services = services;
    this.#routes = routes;
  }

  /** Never throws. Errors become responses too. */
  answer(session: Session, request: ApiRequest, unit: Unit = separateUnit(this.#services.org, session)): Reply {
    try {
      return this.#run(session, request, unit);
    } catch (error) {
      return replyTo(error, this.#services.log);
    }
  }

  #run(session: Session, request: ApiRequest, unit: Unit): Reply {
    const unsupported = unsupportedResource(request.path);
    if (unsupported) throw new HttpRefusal(unsupported);
    const { handler, params } = this.#routes.find(request.method, request.path);
    const call: Call = {
      services: this.#services,
      session,
      request,
      params,
      unit,
      dispatch: (inner, innerUnit = unit) => this.answer(session, inner, innerUnit),
    };
    return handler(call);
  }
}
