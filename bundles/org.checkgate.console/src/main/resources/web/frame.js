// What all pages have around their own part.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock } from './words.js';
import { warning, tick } from './icons.js';

const PAGES = [['/', 'Drives'], ['/backbone', 'Backbone'], ['/clips', 'Clips'], ['/plugins', 'Plugins']];

/**
 * @param here address of the page that it stands on
 * @param said what was just done; it has its place here, so that it covers and moves nothing
 */
export const header = (status, here, said = nothing) => html`
  <header>
    <img src="/icon.svg" alt="" width="30" height="30">
    <h1>Checkgate</h1>
    <nav aria-label="Pages">${PAGES.map(([address, name]) => html`<a href=${address} aria-current=${address === here ? 'page' : 'false'}>${name}</a>`)}</nav>
    ${status ? html`
      <span class="pill ${status.healthy ? 'good' : 'bad'}" data-healthy=${status.healthy}>${status.healthy ? tick : warning} ${status.healthy ? 'Healthy' : 'Needs attention'}</span>
      <span class="fact" title=${status.staging.why}>Staging <b>${status.staging.ready ? 'ready' : 'not ready'}</b></span>
      <span class="fact" title=${status.cloud.why} data-cloud=${status.cloud.configured}>Cloud <b>${status.cloud.configured ? (status.demo ? 'stand-in' : 'configured') : 'not configured'}</b></span>
      <span class="fact">Drives <b>${status.drives}</b></span>
      <span class="fact">Rolls <b>${status.rolls}</b></span>
      <span class="fact said" role="status">${said}</span>
      <span class="fact version">${status.version}</span>` : nothing}
  </header>
  ${status?.demo ? html`<p class="demo" data-demo="true"><b>DEMO</b> Cloud and archive are stand-ins on this machine. Nothing here is safe outside it.</p>` : nothing}
  ${status?.developmentMode ? html`<p class="demo" data-development="true"><b>DEVELOPMENT</b> Camera plugins that nobody has signed serve on this machine. No production may depend on it.</p>` : nothing}`;

/** @param connected whether what is shown is how it stands now */
export const troubles = (status, problem, connected) => html`
  <div role="alert">
    ${problem ? html`<p class="trouble" data-problem>${warning} ${problem.message} ${problem.next ?? ''}</p>` : nothing}
    ${connected ? nothing : html`<p class="trouble" data-disconnected>${warning} The line to the appliance is down; what you see may be old. It is tried again by itself.</p>`}
    ${status?.problems.map((p) => html`<p class="trouble" data-problem>${warning} ${p}</p>`)}
  </div>`;

export const happened = (activity) => html`
  <section class="panel activity" aria-labelledby="activity-title">
    <h2 id="activity-title">What happened</h2>
    ${activity.length === 0 ? html`<p class="quiet">Nothing yet.</p>` : nothing}
    <ol data-activity>${repeat(activity, (a) => a.sequence, (a) => html`
      <li data-kind=${a.kind}><time datetime=${a.at} title=${a.at}>${clock(a.at)}</time><span>${a.sentence}</span></li>`)}</ol>
  </section>`;
