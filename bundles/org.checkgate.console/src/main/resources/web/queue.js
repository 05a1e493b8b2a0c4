import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { bytes, count } from './words.js';
import { band, when } from './moments.js';
import { ofRoll } from './orders.js';

const URGENCIES = { FIRST: 'first', SOONER: 'sooner', NORMAL: 'in its turn', LATER: 'later' };
const STATES = { READY: 'waits', WAITING: 'waits', BLOCKED: 'needs a person or a setting' };
const HELD = { PAUSE: 'paused', CANCEL: 'cancelled', DRAIN: 'not begun' };

function state(row) {
  if (row.state === 'RUNNING') return row.held && row.held !== 'DRAIN' ? 'is to stop' : 'under way';
  return row.state !== 'BLOCKED' && row.held ? HELD[row.held] : STATES[row.state];
}

function left(row) {
  if (row.left === null) return html`<span class="quiet">being counted</span>`;
  return html`<progress max=${Math.max(1, row.bytes)} value=${Math.max(0, row.bytes - row.left)} aria-label=${`${row.roll} to the ${row.lane}`}></progress>
    <span class="numbers">${bytes(row.left)} of ${bytes(row.bytes)} left</span>`;
}

function expected(row) {
  return html`${row.eta ? band(row.eta) : html`<span class="quiet">not known yet</span>`}
    ${row.late ? html`<small class="wrong">Misses its objective (${when(row.due)})</small>` : row.due ? html`<small>wanted by ${when(row.due)}</small>` : nothing}`;
}

/** Rolls in the order in which they are to leave. */
export function queue({ board, ask }) {
  const all = board.lanes.reduce((sum, lane) => sum + lane.rolls, 0);
  const more = all - board.queue.length;
  const before = (row) => board.queue.filter((other) => other.lane === row.lane).indexOf(row);
  return html`<section class="panel" aria-labelledby="queue-title">
    <h2 id="queue-title">Queue</h2>
    ${board.queue.length === 0 ? html`<p class="quiet" data-empty>Nothing waits: all that came is where it belongs, or is not staged yet.</p>` : html`<div class="wide"><table class="queue-table">
      <thead><tr><th>Roll</th><th>Lane</th><th>Left</th><th>State</th><th>Urgency</th><th>Expected</th><th><span class="unseen">Steer</span></th></tr></thead>
      <tbody>${repeat(board.queue, (row) => `${row.lane} ${row.rollId}`, (row) => html`<tr data-row=${row.roll} data-row-lane=${row.lane} data-state=${row.state} data-urgency=${row.urgency}>
        <th scope="row"><span class="name">${row.roll}</span><small>${row.title}</small></th><td>${row.lane}</td><td>${left(row)}</td>
        <td><b>${state(row)}</b>${row.reason ? html`<small data-reason>${row.reason}</small>` : nothing}</td><td>${URGENCIES[row.urgency]}</td><td>${expected(row)}</td>
        <td><button class="plain" aria-label=${`Steer ${row.roll}`} @click=${() => ask({ name: `Roll ${row.roll} of ${row.title}`, reach: 'ROLL', subject: String(row.rollId), before: before(row) }, ofRoll(board.holds, row.rollId))}>Steer…</button></td>
      </tr>`)}</tbody>
    </table></div>
    ${more > 0 ? html`<p class="quiet" data-more>The first ${board.queue.length} are shown; ${count(more, 'more waits', 'more wait')} behind them.</p>` : nothing}`}
  </section>`;
}
