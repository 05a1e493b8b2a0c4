import { html, nothing } from 'lit';
import { bytes, count } from './words.js';
import { atSite, since, when } from './moments.js';
import { chart } from './chart.js';
import { CAP, END, limit, ofSite } from './orders.js';
import { warning } from './icons.js';

const SITE = { reach: 'SITE', subject: '' };
const figure = (name, value, below, word) => html`<div data-figure=${name}><dt>${word}</dt><dd><b>${value}</b><small>${below}</small></dd></div>`;
const because = (reason) => (reason ? `: ${reason}` : '');

function capped({ bytesPerSecond }) {
  if (bytesPerSecond === null) return 'no cap holds';
  return bytesPerSecond === 0 ? 'the link is closed' : `of at most ${bytes(bytesPerSecond)}/s`;
}

/** What limits, who said so, and when that changes. */
function limits({ cap, ordered, exception }) {
  const plan = html`The limit${exception ? ' behind it' : ''} is <b>${cap.plan}</b>, ${ordered ? `set by ${ordered.by} (${when(ordered.at)})` : 'as configured'}.`;
  const change = cap.until && !exception ? html` It changes ${atSite(cap.until, cap.zone)}.` : nothing;
  return html`
    ${exception ? html`<p data-exception>An exception holds until ${atSite(exception.until, cap.zone)}: <b>${exception.rate}</b>, set by ${exception.by}${because(exception.reason)}.</p>` : nothing}
    <p>${plan}${change}${cap.until ? nothing : ' It does not change by itself.'} <span class="quiet">Timetables follow ${cap.zone}.</span></p>
    ${cap.trouble ? html`<p class="wrong">${warning} ${cap.trouble}</p>` : nothing}`;
}

/** How fast it goes, under which limit, and what is left. */
export function rate({ board, history, ask }) {
  const { lanes, cap, exception, ordered, holds } = board;
  const sum = (name) => lanes.reduce((all, lane) => all + lane[name], 0);
  const first = (name) => lanes.map((lane) => lane[name]).filter(Boolean).sort();
  const [oldest, progress] = [first('oldest').at(0), first('progress').at(-1)];
  return html`<section class="panel" aria-labelledby="rate-title" data-rate=${sum('bytesPerSecond')} data-cap=${cap.bytesPerSecond ?? 'none'}>
    <h2 id="rate-title">The link</h2>
    <dl class="figures">
      ${figure('rate', `${bytes(sum('bytesPerSecond'))}/s`, capped(cap), 'Leaves now')}
      ${figure('backlog', bytes(sum('backlog')), `${count(sum('rolls'), 'row')} in the queue`, 'Backlog')}
      ${figure('oldest', oldest ? since(oldest) : 'none', oldest ? 'waiting or under way' : 'nothing waits', 'Oldest roll')}
      ${figure('progress', progress ? `${since(progress)} ago` : 'none yet', progress ? 'when the last byte left' : 'since the start', 'Last progress')}
    </dl>
    <div class="limits">${limits(board)}
      ${holds.filter((hold) => hold.reach === 'SITE').map((hold) => html`<p class="wrong" data-site-held=${hold.kind}>${warning} ${hold.kind === 'DRAIN' ? 'Nothing new is begun' : 'Nothing leaves'}, by order of ${hold.by}${because(hold.reason)}.</p>`)}
    </div>
    ${chart(history, lanes, cap.bytesPerSecond)}
    <div class="do">
      <button data-steer="cap" @click=${() => ask({ ...SITE, name: 'Cap the link for a while' }, [CAP])}>Cap for a while…</button>
      ${exception ? html`<button class="plain" data-steer="end" @click=${() => ask({ ...SITE, name: 'End the exception' }, [END])}>End the exception…</button>` : nothing}
      <button class="plain" data-steer="limit" @click=${() => ask({ ...SITE, name: 'Limit or timetable' }, [limit(ordered?.plan ?? '')])}>Limit or timetable…</button>
      <button class="plain" data-steer="site" @click=${() => ask({ ...SITE, name: 'All that leaves the site' }, ofSite(holds))}>Pause, drain or resume…</button>
    </div>
  </section>`;
}
