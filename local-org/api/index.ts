/** The HTTP API of a local org. */
export {
  createListener,
  createServer,
  serve,
  type LocalServer,
  type Interceptor,
  type ServerOptions,
} from './server.ts';
export { Tokens } from './auth/tokens.ts';
export type { ApexCalls, ApexFailure } from './local/apex-calls.ts';
