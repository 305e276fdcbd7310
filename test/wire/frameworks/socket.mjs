/** In the place of the `ws` package, and of the global WebSocket: answers as the Realtime API might. */
import { EventEmitter } from 'node:events';
import { originNow } from '../recorder.mjs';

/** Every socket that was opened, with what went through it. */
export const sockets = [];

class RecordedSocket extends EventEmitter {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;

  readyState = 0;
  binaryType = 'nodebuffer';

  constructor(url, _, options = {}) {
    super();
    const headers = options.headers ?? {};
    this.request = { method: 'WS', url: String(url), headers, origin: originNow() };
    sockets.push(this);
    setImmediate(() => {
      this.readyState = 1;
      this.#tell('open', {});
      this.#say({ type: 'session.created', session: { id: 'sess_1' } });
    });
  }

  send(text) {
    const message = JSON.parse(String(text));
    if (message.type !== 'session.update') return;
    this.request.json = message.session;
    this.#say({ type: 'session.updated', session: { id: 'sess_1', ...message.session } });
  }

  close() {
    this.readyState = 3;
    this.#tell('close', { code: 1000, reason: '' });
  }

  terminate() {
    this.close();
  }

  ping() {
    return undefined;
  }

  addEventListener(name, listener) {
    this.on(`event:${name}`, typeof listener === 'function' ? listener : listener.handleEvent);
  }

  removeEventListener(name, listener) {
    this.off(`event:${name}`, listener);
  }

  #say(message) {
    setImmediate(() => {
      const data = JSON.stringify({ event_id: 'event_1', ...message });
      this.emit('message', Buffer.from(data), false);
      this.emit('event:message', { type: 'message', data });
      this.onmessage?.({ type: 'message', data });
    });
  }

  #tell(name, event) {
    this.emit(name, event);
    this.emit(`event:${name}`, { type: name, ...event });
    this[`on${name}`]?.({ type: name, ...event });
  }
}

globalThis.WebSocket = RecordedSocket;
export { RecordedSocket as WebSocket };
export default RecordedSocket;
