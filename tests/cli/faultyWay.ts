/** A proxy to the local org that fails like a network. Until it's told otherwise, it passes everything on. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly count: number;
}

/**
 * `cut`: the org runs the request, and half of the response arrives. `hold`: the response never arrives. Or
 * another response instead.
 */
export type Fault = 'cut' | 'hold' | 'refuse' | { status: number; type: string; text: string };

export class FaultyWay {
  /** Called for each request. Null passes it on. */
  fault: (passing: Passing) => Fault | null = () => null;
  readonly passed: string[] = [];
  port = 0;
  readonly #target: number;
  readonly #server = createServer((request, response) => void this.#pass(request, response));

  constructor(target: number) {
    this.#target = target;
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The nth matching request. */
  on(method: string, path: RegExp, fault: Fault, from = 1, to = Infinity): void {
    let count = 0;
    this.fault = (passing) => {
      if (passing.method !== method || !path.test(passing.path)) return null;
      count += 1;
      return count >= from && count <= to ? fault : null;
    };
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.passed.push(`${method} ${url}`);
    const fault = this.fault({ method, path: url, count: this.passed.length });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (fault === 'refuse') return void request.socket.destroy();
    if (fault !== null && typeof fault === 'object') {
      return void response.writeHead(fault.status, { 'content-type': fault.type }).end(fault.text);
    }
    const { status, type, body } = await this.#answerOf(method, url, headers, Buffer.concat(parts));
    if (fault === 'hold') return;
    response.writeHead(status, { 'content-type': type, 'content-length': body.length });
    if (fault === null) response.end(body);
    else response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }

  #answerOf(
    method: string,
    path: string,
    headers: IncomingMessage['headers'],
    body: Buffer,
  ): Promise<{ status: number; type: string; body: Buffer }> {
    const options = {
      host: 'localhost',
      port: this.#target,
      method,
      path,
      headers: { ...headers, connection: 'close' },
    };
    return new Promise((resolve, reject) => {
      const passedOn = ask(options, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 0, type, body: Buffer.concat(parts) });
      });
      passedOn.once('error', reject).end(body);
    });
  }
}
