"use strict";(self.rspackChunknetcourse_companion=self.rspackChunknetcourse_companion||[]).push([[937],{537(e,t,o){var r=o(601),n=o.n(r),a=o(314),i=(o.n(a))()(n());i.push([e.id,`/* The form of a question. Colours are JupyterLab's own, so that dark themes and high contrast work. */
.netcourse-form { padding: 8px min(16px, 3%); border-left: 4px solid var(--jp-brand-color1, #1976d2); max-width: 46em;
  color: var(--jp-content-font-color0, #1b1b1b); font-family: var(--jp-content-font-family, system-ui, sans-serif);
  font-size: var(--jp-content-font-size1, 14px); line-height: 1.5; }
.netcourse-form:focus { outline: none; }
.netcourse-form :is(p, fieldset, legend) { margin: 0; padding: 0; border: 0; min-width: 0; }
.netcourse-form legend { font-weight: 600; padding-bottom: 2px; }
.netcourse-form .netcourse-spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.netcourse-form .netcourse-options label, .netcourse-form .netcourse-sure label {
  display: flex; gap: 8px; align-items: flex-start; padding: 4px 0; min-height: 24px; box-sizing: border-box; }
.netcourse-form label > input { flex: none; width: 18px; height: 18px; margin: 2px 0 0; accent-color: var(--jp-brand-color1, #1976d2); }
.netcourse-form .netcourse-sure { margin-top: 6px; display: flex; flex-wrap: wrap; gap: 2px 16px; }
.netcourse-form .netcourse-sure legend { float: left; padding: 4px 16px 0 0; font-weight: 400; }
.netcourse-form .netcourse-pair { display: grid; grid-template-columns: minmax(6em, auto) minmax(0, 1fr); gap: 4px 12px; align-items: center;
  padding: 3px 0; justify-content: start; }
.netcourse-form .netcourse-rows .netcourse-pair { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
.netcourse-form .netcourse-number { display: flex; flex-wrap: wrap; gap: 0 24px; }
.netcourse-form .netcourse-words label { display: block; margin-bottom: 5px; }
.netcourse-form :is(input[type="text"], select, textarea) { box-sizing: border-box; min-height: 32px; padding: 3px 8px; font: inherit; color: inherit;
  background: var(--jp-layout-color1, #ffffff); border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; max-width: 100%; }
.netcourse-form input[type="text"] { width: 9em; }
.netcourse-form select { width: 100%; }
.netcourse-form .netcourse-number select { width: auto; }
.netcourse-form textarea { width: 100%; }
.netcourse-form [aria-invalid="true"] { border-color: var(--jp-error-color1, #b71c1c); border-width: 2px;
  outline-color: var(--jp-error-color1, #b71c1c); }
.netcourse-form .netcourse-buttons { display: flex; flex-wrap: wrap; gap: 8px; padding: 8px 0 2px; }
.netcourse-form button { min-height: 32px; padding: 3px 14px; font: inherit; color: inherit; cursor: pointer;
  background: var(--jp-layout-color1, #ffffff); border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; }
.netcourse-form .netcourse-record { color: #ffffff; background: #0b4a8f; border-color: #0b4a8f; font-weight: 600; }
.netcourse-form button[aria-disabled="true"] { color: var(--jp-content-font-color1, #424242); background: var(--jp-layout-color2, #eeeeee);
  border: 1px dashed var(--jp-content-font-color2, #616161); cursor: not-allowed; }
.netcourse-form :is(input, select, textarea, button, summary):focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.netcourse-form .netcourse-parts { margin: 2px 0; padding-left: 1.4em; }
.netcourse-form .netcourse-said { min-height: 1.5em; padding-top: 4px; overflow-wrap: anywhere; }
/* Right and wrong differ in words, in the sign and in the line, not by colour alone. */
.netcourse-form .netcourse-feedback { margin-top: 4px; padding: 4px 12px; border: 1px solid var(--jp-content-font-color2, #616161);
  border-left-width: 6px; border-radius: 3px; }
.netcourse-form .netcourse-feedback[data-right="true"] { border-left-style: solid; border-left-color: #2e7d32; }
.netcourse-form .netcourse-feedback[data-right="false"] { border-left-style: double; border-left-color: #b35900; }
.netcourse-form .netcourse-feedback > * { padding: 2px 0; }
.netcourse-form .netcourse-verdict { font-weight: 600; }
.netcourse-form .netcourse-sources { font-size: 0.92em; }
.netcourse-form summary { min-height: 24px; cursor: pointer; }
@media (max-width: 600px), (pointer: coarse) {
  .netcourse-form .netcourse-options label { padding: 8px 0; }
  .netcourse-form :is(input[type="text"], select, button) { min-height: 44px; }
  .netcourse-form .netcourse-rows .netcourse-pair { grid-template-columns: minmax(0, 1fr); padding: 6px 0; }
}
@media print {
  .netcourse-form { break-inside: avoid; border-left-color: #616161; }
  .netcourse-form .netcourse-buttons { display: none; }
}
`,""]),o.d(t,{},{A:i})},475(e,t,o){var r=o(601),n=o.n(r),a=o(314),i=(o.n(a))()(n());i.push([e.id,`/* The course inside JupyterLab. Colours are JupyterLab's own, so that dark themes and high contrast work. */
.netcourse-bar, .netcourse-page { color: var(--jp-content-font-color0, #1b1b1b); font-family: var(--jp-content-font-family, system-ui, sans-serif);
  line-height: 1.5; }
.netcourse-bar { font-size: 14px; background: var(--jp-layout-color1, #ffffff); border-bottom: 1px solid var(--jp-content-font-color2, #616161);
  box-sizing: border-box; overflow-y: auto !important; }
.netcourse-inner { padding: 4px 12px; box-sizing: border-box; }
.netcourse-bar :is(p, ul, ol) { margin: 4px 0; }
.netcourse-line { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; min-height: 32px; }
.netcourse-count { font-weight: 600; }
.netcourse-state { font-size: 13px; min-height: 26px; }
.netcourse-state progress { width: 9em; }
.netcourse-bar [hidden], .netcourse-page [hidden] { display: none; }
.netcourse-bar :is(button, input, a.netcourse-units), .netcourse-page .netcourse-open { box-sizing: border-box; min-height: 30px; padding: 3px 10px; font: inherit;
  color: inherit; background: var(--jp-layout-color1, #ffffff); border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; }
.netcourse-bar button, .netcourse-page .netcourse-open { cursor: pointer; }
.netcourse-bar a.netcourse-units { text-decoration: none; display: inline-flex; align-items: center; }
.netcourse-bar button[aria-expanded="true"] { background: var(--jp-layout-color3, #dddddd); }
.netcourse-bar .netcourse-act, .netcourse-bar .netcourse-record, .netcourse-page .netcourse-open {
  color: #ffffff; background: #0b4a8f; border-color: #0b4a8f; font-weight: 600; }
.netcourse-bar .netcourse-link { min-height: 24px; padding: 0 2px; border: 0; background: none; color: var(--jp-content-link-color, #0b4a8f); text-decoration: underline; }
.netcourse-bar :focus-visible, .netcourse-page :focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.netcourse-bar:is([data-python="stopped"], .netcourse-elsewhere) .netcourse-state { border-left: 6px double var(--jp-warn-color0, #b35900); padding-left: 8px; }
.netcourse-area { border-top: 1px solid var(--jp-border-color1, #bdbdbd); padding: 4px 0; }
.netcourse-dots { display: flex; flex-wrap: wrap; gap: 6px; padding: 0; list-style: none; }
.netcourse-dots button { min-width: 44px; }
.netcourse-hand-in .netcourse-pair { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
.netcourse-hand-in [aria-invalid="true"] { border: 2px solid var(--jp-error-color1, #b71c1c); }

/* The course page. */
.netcourse-scroll { overflow: auto; background: var(--jp-layout-color0, #ffffff); }
.netcourse-page { margin: 0 auto; max-width: 46rem; padding: 1.2rem 1rem 3rem; font-size: 16px; box-sizing: border-box; }
.netcourse-page h1 { line-height: 1.2; margin: 0 0 .5rem; }
.netcourse-page h2 { margin: 1.6rem 0 .3rem; font-size: 1.25rem; }
.netcourse-page h3 { margin: 0 0 .2rem; font-size: 1.1rem; }
.netcourse-page p { margin: .3rem 0; }
.netcourse-page .netcourse-caution { border-left: .3rem solid #b35900; padding: .3rem .8rem; background: var(--jp-layout-color2, #fff8ef); }
.netcourse-page .netcourse-cards { list-style: none; padding: 0; margin: 0; display: grid; gap: .8rem; }
.netcourse-page .netcourse-card { padding: .8rem 1rem; border: 1px solid var(--jp-content-font-color2, #6b7785); border-radius: .4rem; }
.netcourse-page .netcourse-open { display: inline-block; margin-top: .4rem; min-height: 40px; padding: .4rem 1rem; text-decoration: none; }
.netcourse-page progress { width: 100%; }

/* A unit: the lesson, not the developer's frames around it. */
/* JupyterLab leaves cells that are off the screen out of the accessibility tree: a screen reader found 5 of 42 headings. */
.netcourse-unit .jp-Cell { content-visibility: visible !important; contain: none !important; }
.netcourse-unit .jp-InputPrompt, .netcourse-unit .jp-OutputArea-promptOverlay, .netcourse-unit .jp-OutputPrompt, .netcourse-unit .jp-Collapser, .netcourse-unit .jp-cell-toolbar,
.netcourse-unit .jp-cell-menu, .netcourse-unit .netcourse-folded > .jp-Cell-inputWrapper, .netcourse-unit .netcourse-marks > .jp-Cell-inputWrapper,
.netcourse-unit .jp-OutputArea-child:has(> .netcourse-quiet), .netcourse-quiet { display: none !important; }
.netcourse-unit .jp-OutputArea-output { padding-left: 0; }
.netcourse-unit .netcourse-marks:not(:has(.jp-OutputArea-output:not(.netcourse-quiet))) { display: none; }
.netcourse-unit .jp-RenderedMarkdown { padding-left: 0; }
.netcourse-unit .jp-RenderedMarkdown > :is(p, ul, ol, blockquote, h1, h2, h3, h4), .netcourse-unit .jp-OutputArea-output .jp-RenderedHTMLCommon { max-width: 70ch; }
.netcourse-unit .jp-RenderedMarkdown { max-width: 60em; }
.netcourse-unit .jp-InternalAnchorLink { display: none; }
/* A link within a sentence is told by more than its colour. */
.netcourse-unit .jp-RenderedMarkdown a { text-decoration: underline; }
.netcourse-wide { overflow-x: auto; max-width: 100%; }
.netcourse-unit .jp-RenderedHTMLCommon .netcourse-wide table { margin: 0 0 1em; }
.netcourse-unit .jp-RenderedHTMLCommon tbody th { font-weight: normal; text-align: left; }
.netcourse-unit .netcourse-own .jp-Cell-inputWrapper { border-left: 4px solid var(--jp-brand-color1, #1976d2); padding-left: 8px; }
/* A sentence of a check wraps between words. */
.netcourse-unit .jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
.netcourse-unit .jp-Notebook-footer { display: none; }
.netcourse-unit .jp-RenderedHTMLCommon summary { min-height: 24px; cursor: pointer; }
.netcourse-unit :is(.netcourse-explorer, .ki67)[inert] { opacity: .6; }
.netcourse-unit .netcourse-waits { margin: 4px 0; padding: 4px 10px; border-left: 6px double var(--jp-warn-color0, #b35900); font-family: var(--jp-content-font-family, system-ui, sans-serif); }
.netcourse-spoken, .netcourse-bar .netcourse-spoken { position: absolute; min-height: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
/* The cell that the keyboard is at shows it; the one that was last clicked need not. */
.netcourse-unit .jp-Notebook .jp-Cell.jp-mod-active:not(:focus-visible) { border-color: transparent; }
.netcourse-unit .jp-Cell .jp-MarkdownOutput, .netcourse-unit .jp-Cell .jp-Cell-inputArea { border: 0; }
.netcourse-unit .netcourse-own .jp-InputArea-editor { border: 1px solid var(--jp-content-font-color2, #616161); }
.netcourse-own-buttons { padding: 4px 0; font-family: var(--jp-content-font-family, system-ui, sans-serif); }
.netcourse-own-buttons p { margin: 0; }
.netcourse-own-buttons button { min-height: 32px; padding: 3px 14px; font: inherit; color: inherit; cursor: pointer;
  background: var(--jp-layout-color1, #ffffff); border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; }
.netcourse-own-buttons button:focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }

/* A word that is explained: it reads as text, a dotted line says that there is more. */
.netcourse-explained { position: relative; }
/* What pads it does not move the lines: it is text, and no box of its own. Behind it often stands a bracket or a full stop alone, of four
   pixels: no more than a third of it is covered. A very short word needs more, and takes it on its left. */
.netcourse-term { padding: 6px 1.5px; margin: 0 -1.5px; cursor: help; text-decoration: underline dotted; text-underline-offset: 3px; }
.netcourse-short { padding: 6px 0 6px 7px; margin: 0 0 0 -7px; }
.netcourse-short.netcourse-close { padding: 6px 3.5px; margin: 0; }
.netcourse-term:focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.netcourse-tip { position: absolute; z-index: 10; top: 1.6em; left: 0; width: max-content; box-sizing: border-box; max-width: min(320px, 85vw); padding: 6px 10px; font-size: var(--jp-content-font-size1, 14px); font-weight: normal; line-height: 1.4;
  color: var(--jp-content-font-color0, #000000); background: var(--jp-layout-color1, #ffffff); border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; }

/* Started for students: what belongs to a developer's workbench is not there. */
.netcourse-students #jp-bottom-panel { display: none; }

@media (max-width: 700px) {
  .netcourse-inner { padding: 2px 8px; }
  .netcourse-line { gap: 4px 6px; }
  .netcourse-count { order: -1; flex-basis: 100%; font-size: 13px; }
  .netcourse-roomy { display: none; }
  .netcourse-bar :is(button, a.netcourse-units) { padding: 3px 7px; }
  .netcourse-unit .jp-Cell { padding-left: 2px; padding-right: 2px; }
  .netcourse-unit .jp-Notebook { --jp-notebook-padding: 4px; padding: 4px; }
}
/* A table that does not fit becomes cards: a row each, every cell with the head of its column. */
.netcourse-unit .netcourse-cards, .netcourse-unit .netcourse-cards :is(tbody, tr, th, td) { display: block; width: auto; max-width: none; text-align: left !important; }
.netcourse-unit .netcourse-cards thead { display: none; }
.netcourse-unit .netcourse-cards tr { margin: 0 0 8px; border: 1px solid var(--jp-content-font-color2, #616161); border-radius: 3px; }
.netcourse-unit .netcourse-cards :is(th, td)[data-head]:not([data-head=""])::before { content: attr(data-head) ": "; font-weight: 600; }
/* Jupyter Notebook puts a tall output into a box of its own that scrolls: a form at its foot would be out of sight. */
.netcourse-unit .jp-mod-outputsScrolled .jp-Cell-outputArea { max-height: none !important; overflow: visible !important; resize: none; margin-left: 0; }
.netcourse-unit .jp-mod-outputsScrolled .jp-Cell-outputArea::after { display: none !important; }
@media (prefers-reduced-motion: reduce) {
  .netcourse-unit *, .netcourse-page * { scroll-behavior: auto !important; transition: none !important; animation: none !important; }
}

/* At 400% zoom a page is as low as a phone is narrow: what is read needs the room. */
@media (max-height: 420px) {
  .netcourse-bar .netcourse-next, .netcourse-bar [data-part="outline"] { display: none; }
}

/* A unit on paper: the lesson, its questions and what is recorded. */
@media print {
  .netcourse-bar, .netcourse-own-buttons, #jp-top-panel, #jp-menu-panel, .jp-NotebookPanel-toolbar, .jp-skiplink { display: none !important; }
  body:has(.netcourse-unit), body:has(.netcourse-unit) :is(#main, #jp-main-content-panel, #jp-main-vsplit-panel, #jp-main-split-panel, #jp-main-dock-panel,
  #main-panel, .jp-NotebookPanel, .jp-Notebook, .jp-WindowedPanel-outer, .jp-WindowedPanel-inner, .jp-WindowedPanel-viewport, .lm-Widget) {
    position: static !important; overflow: visible !important; height: auto !important; width: auto !important; contain: none !important;
    min-height: 0 !important; }
  .netcourse-unit :is(figure, table, .jp-RenderedMarkdown h2, h3) { break-inside: avoid; break-after: avoid; }
  .netcourse-unit details > :not(summary) { display: block; }
}

/* Still figures carry both themes; the page's own decides. */
[data-jp-theme-light="false"] .netcourse-still img { color-scheme: dark; }
[data-jp-theme-light="true"] .netcourse-still img { color-scheme: light; }
`,""]),o.d(t,{},{A:i})},314(e){e.exports=function(e){var t=[];return t.toString=function(){return this.map(function(t){var o="",r=void 0!==t[5];return t[4]&&(o+="@supports (".concat(t[4],") {")),t[2]&&(o+="@media ".concat(t[2]," {")),r&&(o+="@layer".concat(t[5].length>0?" ".concat(t[5]):""," {")),o+=e(t),r&&(o+="}"),t[2]&&(o+="}"),t[4]&&(o+="}"),o}).join("")},t.i=function(e,o,r,n,a){"string"==typeof e&&(e=[[null,e,void 0]]);var i={};if(r)for(var s=0;s<this.length;s++){var p=this[s][0];null!=p&&(i[p]=!0)}for(var u=0;u<e.length;u++){var c=[].concat(e[u]);r&&i[c[0]]||(void 0!==a&&(void 0===c[5]||(c[1]="@layer".concat(c[5].length>0?" ".concat(c[5]):""," {").concat(c[1],"}")),c[5]=a),o&&(c[2]&&(c[1]="@media ".concat(c[2]," {").concat(c[1],"}")),c[2]=o),n&&(c[4]?(c[1]="@supports (".concat(c[4],") {").concat(c[1],"}"),c[4]=n):c[4]="".concat(n)),t.push(c))}},t}},601(e){e.exports=function(e){return e[1]}},72(e){var t=[];function o(e){for(var o=-1,r=0;r<t.length;r++)if(t[r].identifier===e){o=r;break}return o}function r(e,r){for(var n={},a=[],i=0;i<e.length;i++){var s=e[i],p=r.base?s[0]+r.base:s[0],u=n[p]||0,c="".concat(p," ").concat(u);n[p]=u+1;var d=o(c),l={css:s[1],media:s[2],sourceMap:s[3],supports:s[4],layer:s[5]};if(-1!==d)t[d].references++,t[d].updater(l);else{var f=function(e,t){var o=t.domAPI(t);return o.update(e),function(t){t?(t.css!==e.css||t.media!==e.media||t.sourceMap!==e.sourceMap||t.supports!==e.supports||t.layer!==e.layer)&&o.update(e=t):o.remove()}}(l,r);r.byIndex=i,t.splice(i,0,{identifier:c,updater:f,references:1})}a.push(c)}return a}e.exports=function(e,n){var a=r(e=e||[],n=n||{});return function(e){e=e||[];for(var i=0;i<a.length;i++){var s=o(a[i]);t[s].references--}for(var p=r(e,n),u=0;u<a.length;u++){var c=o(a[u]);0===t[c].references&&(t[c].updater(),t.splice(c,1))}a=p}}},659(e){var t={};e.exports=function(e,o){var r=function(e){if(void 0===t[e]){var o=document.querySelector(e);if(window.HTMLIFrameElement&&o instanceof window.HTMLIFrameElement)try{o=o.contentDocument.head}catch(e){o=null}t[e]=o}return t[e]}(e);if(!r)throw Error("Couldn't find a style target. This probably means that the value for the 'insert' parameter is invalid.");r.appendChild(o)}},540(e){e.exports=function(e){var t=document.createElement("style");return e.setAttributes(t,e.attributes),e.insert(t,e.options),t}},56(e,t,o){e.exports=function(e){var t=o.nc;t&&e.setAttribute("nonce",t)}},825(e){e.exports=function(e){if("u"<typeof document)return{update:function(){},remove:function(){}};var t=e.insertStyleElement(e);return{update:function(o){var r,n,a;r="",o.supports&&(r+="@supports (".concat(o.supports,") {")),o.media&&(r+="@media ".concat(o.media," {")),(n=void 0!==o.layer)&&(r+="@layer".concat(o.layer.length>0?" ".concat(o.layer):""," {")),r+=o.css,n&&(r+="}"),o.media&&(r+="}"),o.supports&&(r+="}"),(a=o.sourceMap)&&"u">typeof btoa&&(r+="\n/*# sourceMappingURL=data:application/json;base64,".concat(btoa(unescape(encodeURIComponent(JSON.stringify(a))))," */")),e.styleTagTransform(r,t,e.options)},remove:function(){var e;null===(e=t).parentNode||e.parentNode.removeChild(e)}}}},113(e){e.exports=function(e,t){if(t.styleSheet)t.styleSheet.cssText=e;else{for(;t.firstChild;)t.removeChild(t.firstChild);t.appendChild(document.createTextNode(e))}}},216(e,t,o){var r=o(72),n=o.n(r),a=o(825),i=o.n(a),s=o(659),p=o.n(s),u=o(56),c=o.n(u),d=o(540),l=o.n(d),f=o(113),m=o.n(f),h=o(537),b={};b.styleTagTransform=m(),b.setAttributes=c(),b.insert=p().bind(null,"head"),b.domAPI=i(),b.insertStyleElement=l(),n()(h.A,b),h.A&&h.A.locals&&h.A.locals;var x=o(475),g={};g.styleTagTransform=m(),g.setAttributes=c(),g.insert=p().bind(null,"head"),g.domAPI=i(),g.insertStyleElement=l(),n()(x.A,g),x.A&&x.A.locals&&x.A.locals}}]);