// What the page knows. The stream brings changes; everything can be asked for again at any time.
import { get } from './api.js';

const ACTIVITY = 80;
// The newest; older ones are asked for by script.
const DRIVES = 50;
const ROLLS = 500;
const AGAIN_MS = 15000;

export class Store extends EventTarget {
  status = null;
  drives = null;
  rolls = new Map();
  lanes = [];
  activity = [];
  connected = true;
  problem = null;
  #pending = null;

  async start() {
    await this.refresh();
    this.#listen();
    setInterval(() => this.refresh(), AGAIN_MS);
  }

  async refresh() {
    try {
      const [status, drives, rolls, activity] = await Promise.all([get('status'), get(`drives?limit=${DRIVES}`), get(`rolls?limit=${ROLLS}`), get(`activity?limit=${ACTIVITY}`)]);
      this.status = status;
      this.drives = drives;
      this.lanes = status.lanes;
      this.#keep(rolls);
      this.activity = activity.reverse();
      this.problem = null;
    } catch (e) {
      this.problem = e;
    }
    this.#changed();
  }

  #listen() {
    const stream = new EventSource('/api/v1/stream');
    stream.addEventListener('rolls', (e) => {
      this.#keep(JSON.parse(e.data));
      this.#drivesSoon();
      this.#changed();
    });
    stream.addEventListener('progress', (e) => {
      this.lanes = JSON.parse(e.data);
      this.#changed();
    });
    stream.addEventListener('activity', (e) => {
      const entry = JSON.parse(e.data);
      if (this.activity.some((known) => known.sequence === entry.sequence)) return;
      this.activity = [entry, ...this.activity].slice(0, ACTIVITY);
      this.#drivesSoon();
      this.#changed();
    });
    stream.addEventListener('open', () => this.#line(true));
    stream.addEventListener('error', () => this.#line(false));
  }

  #line(connected) {
    const back = connected && !this.connected;
    this.connected = connected;
    this.#changed();
    if (back) this.refresh();
  }

  // A drive's light follows from its rolls; a burst of changes is one question.
  #drivesSoon() {
    this.#pending ??= setTimeout(async () => {
      this.#pending = null;
      try {
        [this.drives, this.status] = await Promise.all([get(`drives?limit=${DRIVES}`), get('status')]);
        this.#changed();
      } catch {
        // The next refresh says what is wrong.
      }
    }, 400);
  }

  #keep(rolls) {
    for (const roll of rolls) this.rolls.set(roll.id, roll);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
