import { appliancesClock } from './words.js';

// The console's own REST API; the cookie that came with the link says who asks.
export class Refused extends Error {
  constructor(body, status) {
    super(body.error ?? `The console answered ${status}.`);
    this.next = body.next ?? '';
    this.status = status;
  }
}

async function ask(path, options) {
  const response = await fetch(`/api/v1/${path}`, options);
  appliancesClock(response.headers.get('Date'));
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body, response.status);
  return body;
}

export const get = (path) => ask(path);

export const post = (path, body = {}) => ask(path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
});
