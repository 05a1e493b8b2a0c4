import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { bytes, count } from './words.js';
import { since, when } from './moments.js';
import { ofLane, ofTitle, release } from './orders.js';

export const KINDS = { PAUSE: 'paused', CANCEL: 'cancelled', DRAIN: 'draining' };
const because = (reason) => (reason ? `: ${reason}` : '');
const hold = (holds, reach, subject) => holds.find((one) => one.reach === reach && one.subject === subject);
const stands = (one) => html`<b>${KINDS[one.kind]}</b> by ${one.by}${because(one.reason)}`;

/** The ways out of the site. */
export const lanes = ({ board, ask }) => html`<section class="panel" aria-labelledby="lanes-title">
  <h2 id="lanes-title">Lanes</h2>
  <div class="wide"><table class="lanes-table">
    <thead><tr><th>Lane</th><th>Rate</th><th>Weight</th><th>Backlog</th><th>Last progress</th><th>State</th><th><span class="unseen">Steer</span></th></tr></thead>
    <tbody>${repeat(board.lanes, (lane) => lane.lane, (lane) => {
    const held = hold(board.holds, 'LANE', lane.lane);
    return html`<tr data-lane=${lane.lane}>
      <th scope="row">To the ${lane.lane}</th><td>${lane.bytesPerSecond ? `${bytes(lane.bytesPerSecond)}/s` : 'idle'}</td><td>${lane.weight}</td>
      <td>${bytes(lane.backlog)}<small>${count(lane.rolls, 'roll')}</small></td><td>${lane.progress ? `${since(lane.progress)} ago` : 'none yet'}</td>
      <td>${lane.trouble ? html`<span class="wrong">${lane.trouble}</span>` : held ? stands(held) : 'open'}</td>
      <td><button class="plain" @click=${() => ask({ name: `The lane to the ${lane.lane}`, reach: 'LANE', subject: lane.lane }, ofLane(board.holds, lane.lane))}>Steer…</button></td>
    </tr>`;
  })}</tbody>
  </table></div>
</section>`;

function objective({ objectiveHours, late }) {
  if (objectiveHours === null) return 'none';
  return html`within ${objectiveHours} h${late ? html`<small class="wrong">missed or at risk: ${count(late, 'roll')}</small>` : nothing}`;
}

/** Productions that have something in the queue, or an order of their own. */
export const titles = ({ board, ask }) => html`<section class="panel" aria-labelledby="titles-title">
  <h2 id="titles-title">Titles</h2>
  ${board.titles.length === 0 ? html`<p class="quiet">No title has anything in the queue.</p>` : html`<div class="wide"><table class="titles-table">
    <thead><tr><th>Title</th><th>Rolls</th><th>Share</th><th>Objective</th><th>State</th><th><span class="unseen">Steer</span></th></tr></thead>
    <tbody>${repeat(board.titles, (title) => title.title, (title) => {
    const held = hold(board.holds, 'TITLE', title.title);
    return html`<tr data-title=${title.title}>
      <th scope="row">${title.title}</th><td>${title.rolls}</td><td>${title.share}</td><td>${objective(title)}</td><td>${held ? stands(held) : 'goes'}</td>
      <td><button class="plain" @click=${() => ask({ name: `The title ${title.title}`, reach: 'TITLE', subject: title.title }, ofTitle(board.holds, title.title))}>Steer…</button></td>
    </tr>`;
  })}</tbody>
  </table></div>`}
</section>`;

/** All that is held, also what has nothing in the queue now. */
export function held({ board, ask }) {
  const named = ({ reach, subject }) => {
    if (reach === 'ROLL') return `Roll ${board.queue.find((row) => String(row.rollId) === subject)?.roll ?? `number ${subject}`}`;
    return { SITE: 'All that leaves the site', LANE: `The lane to the ${subject}`, TITLE: `The title ${subject}` }[reach];
  };
  return html`<section class="panel held" aria-labelledby="held-title">
    <h2 id="held-title">Held</h2>
    ${board.holds.length === 0 ? html`<p class="quiet">Nothing is held by a person.</p>` : nothing}
    <ul>${repeat(board.holds, (one) => `${one.reach} ${one.subject}`, (one) => html`<li data-held=${one.reach}>
      <p><b>${named(one)}</b> is ${stands(one)}. <span class="quiet">Since ${when(one.at)}</span></p>
      <button class="plain" @click=${() => ask({ name: named(one), reach: one.reach, subject: one.subject }, release)}>Resume…</button>
    </li>`)}</ul>
  </section>`;
}
