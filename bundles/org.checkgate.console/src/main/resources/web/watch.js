// What the backbone's page knows: asked for each second, as long as somebody looks.
import { get, Refused } from './api.js';

const EVERY_MS = 1000;
// In turns of the above.
const ACTIVITY_EVERY = 3;
const STATUS_EVERY = 15;
const ROWS = 200;
const ACTIVITY = 60;
const REMEMBERED_MS = 600000;

export class Watch extends EventTarget {
  board = null;
  status = null;
  activity = [];
  history = [];
  connected = true;
  problem = null;
  #turn = 0;
  #asked = 0;
  #next = null;

  start() {
    document.addEventListener('visibilitychange', () => this.again());
    this.again();
  }

  /** Asks for everything now, and goes on from there. */
  again() {
    this.#turn = 0;
    clearTimeout(this.#next);
    this.#ask();
  }

  async #ask() {
    const mine = ++this.#asked;
    if (document.hidden) return;
    const turn = this.#turn++;
    try {
      const [board, activity, status] = await Promise.all([get(`backbone?limit=${ROWS}`),
        turn % ACTIVITY_EVERY === 0 ? get(`activity?limit=${ACTIVITY}`) : null, turn % STATUS_EVERY === 0 ? get('status') : null]);
      if (mine !== this.#asked) return;
      this.#keep(board, activity, status);
    } catch (e) {
      if (mine !== this.#asked) return;
      this.connected = e instanceof Refused;
      this.problem = this.connected ? e : null;
      // What was not answered is asked for first.
      this.#turn = 0;
    }
    this.dispatchEvent(new Event('change'));
    this.#next = setTimeout(() => this.#ask(), EVERY_MS);
  }

  #keep(board, activity, status) {
    this.connected = true;
    this.problem = null;
    this.activity = activity?.reverse() ?? this.activity;
    this.status = status ?? this.status;
    if (this.board?.at !== board.at) {
      const at = Date.parse(board.at);
      const point = { at, cap: board.cap.bytesPerSecond, rates: board.lanes.map((lane) => lane.bytesPerSecond) };
      this.history = [...this.history.filter((old) => old.at < at && at - old.at <= REMEMBERED_MS), point];
    }
    this.board = board;
  }
}
