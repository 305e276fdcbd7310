/**
 * The script of the page: filters that stand in its address, sorting, code on paper. Without it
 * everything can be read. It builds no markup from texts.
 */
export const script = `
(function () {
  'use strict';
  var table = document.getElementById('calls-table');
  if (!table) return;
  var form = document.getElementById('filters');
  var count = document.getElementById('filter-count');
  var notes = [document.getElementById('filtered'), document.getElementById('filtered-first')];
  var toggle = document.getElementById('toggle-code');
  var more = document.getElementById('more');
  var heads = list(table.tHead.rows[0].cells);
  var links = list(document.querySelectorAll('a[data-filter]'));
  var SELECTS = ['verdict', 'endpoint', 'state', 'rule'];
  var NAMES = ['text'].concat(SELECTS, ['cause', 'findings', 'sort', 'order']);
  var PAGE = 300;
  var limit = PAGE;
  /** what is asked for, by name; what is not asked for is an empty text */
  var asked = {};
  var sortedBy = 'place1';

  var head = null;
  var items = [];
  list(table.tBodies).forEach(function (body) {
    if (body.className === 'file') { head = { body: body, items: [] }; return; }
    var item = { body: body, head: head, index: items.length, isCall: body.className === 'call' };
    var below = body.querySelector('.code');
    item.text = (body.rows[0].textContent + ' ' + (below ? below.textContent : '')).toLowerCase();
    head.items.push(item);
    items.push(item);
  });
  var groups = items.map(function (item) { return item.head; }).filter(function (item, index, all) { return all.indexOf(item) === index; });
  var total = items.filter(function (item) { return item.isCall; }).length;

  function list(found) { return Array.prototype.slice.call(found); }

  function fits(item, words) {
    var data = item.body.dataset;
    return (!asked.verdict || data.verdict === asked.verdict)
      && (!asked.endpoint || data.endpoint === asked.endpoint)
      && (!asked.state || data.state === asked.state)
      && (!asked.rule || data.rule.split(' ').indexOf(asked.rule) !== -1)
      && (!asked.cause || data.cause.split(' ').indexOf(asked.cause) !== -1)
      && (!asked.findings || data.findings !== '0')
      && words.every(function (word) { return item.text.indexOf(word) !== -1; });
  }

  function apply() {
    arrange();
    var words = (asked.text || '').toLowerCase().split(/\\s+/).filter(Boolean);
    var isFlat = table.className.indexOf('flat') !== -1;
    var found = 0;
    var calls = 0;
    groups.forEach(function (group) { group.first = Infinity; });
    // In the order in which they stand.
    list(table.tBodies).forEach(function (body) {
      var item = body.item;
      if (!item) return;
      var isShown = fits(item, words);
      body.hidden = !isShown;
      if (!isShown) return;
      found += 1;
      if (item.isCall) calls += 1;
      // Thousands of rows take seconds to lay out. Paper gets all of them.
      body.classList.toggle('later', found > limit);
      item.head.first = Math.min(item.head.first, found);
    });
    groups.forEach(function (group) {
      group.body.hidden = isFlat || group.first === Infinity;
      group.body.classList.toggle('later', group.first > limit);
    });
    var shown = Math.min(found, limit);
    var of = calls === total ? 'All ' + total + ' calls' : calls + ' of ' + total + ' calls';
    count.textContent = of + (shown < found ? ', the first ' + shown + ' rows are shown.' : ' are shown.');
    more.hidden = shown === found;
    more.textContent = 'Show ' + (found - shown) + ' more';
    var filters = filterWords();
    notes.forEach(function (note) {
      note.hidden = filters === '';
      note.textContent = filters === '' ? '' : 'Filtered by ' + filters + ': ' + calls + ' of ' + total + ' calls. What else stands here is about all of them.';
    });
    links.forEach(function (link) {
      var isOn = asked[link.dataset.filter] === link.dataset.value;
      if (link.classList.contains('tile')) link.setAttribute('aria-pressed', String(isOn));
    });
  }

  function filterWords() {
    var said = [];
    if (asked.text) said.push('the search “' + asked.text + '”');
    SELECTS.forEach(function (name) {
      if (!asked[name]) return;
      var field = form.elements[name];
      var option = field.options[field.selectedIndex];
      said.push(field.labels[0].firstChild.data.trim().toLowerCase() + ' “' + (option ? option.text : asked[name]) + '”');
    });
    if (asked.cause) said.push('cause ' + asked.cause);
    if (asked.findings) said.push('“with findings only”');
    return said.join(', ');
  }

  /* Sorting: by place in groups by file, by all else in one list. */
  var collator = new Intl.Collator('en', { numeric: true });

  function keyOf(item, name) {
    if (name === 'verdict') return Number(item.body.dataset.rank);
    if (name === 'findings') return -Number(item.body.dataset.findings);
    return item.body.querySelector('[data-key="' + name + '"]').textContent.toLowerCase();
  }

  function arrange() {
    var by = asked.sort || 'place';
    var sign = asked.order === 'descending' ? -1 : 1;
    heads.forEach(function (cell) {
      if (cell.dataset.sort === asked.sort) cell.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
      else cell.removeAttribute('aria-sort');
    });
    if (sortedBy === by + sign) return;
    sortedBy = by + sign;
    table.classList.toggle('flat', by !== 'place');
    var sorted = document.createDocumentFragment();
    if (by === 'place') {
      groups.slice().sort(function (left, right) { return sign * (left.items[0].index - right.items[0].index); }).forEach(function (group) {
        sorted.appendChild(group.body);
        group.items.slice().sort(function (left, right) { return sign * (left.index - right.index); }).forEach(function (item) { sorted.appendChild(item.body); });
      });
    } else {
      items.map(function (item) { return { item: item, key: keyOf(item, by) }; }).sort(function (left, right) {
        var order = typeof left.key === 'number' ? left.key - right.key : collator.compare(left.key, right.key);
        return sign * order || left.item.index - right.item.index;
      }).forEach(function (entry) { sorted.appendChild(entry.item.body); });
    }
    table.appendChild(sorted);
  }

  /* The address: #calls?verdict=ineligible&text=upload, so that a view can be sent and gone back to. */
  function read() {
    var hash = window.location.hash;
    if (hash !== '' && hash !== '#calls' && hash.indexOf('#calls?') !== 0) return false;
    var given = new URLSearchParams(hash.slice('#calls?'.length));
    asked = {};
    NAMES.forEach(function (name) { asked[name] = given.get(name) || ''; });
    if (!heads.some(function (cell) { return cell.dataset.sort === asked.sort; })) asked.sort = asked.order = '';
    form.elements.text.value = asked.text;
    form.elements.findings.checked = asked.findings !== '';
    SELECTS.forEach(function (name) {
      form.elements[name].value = asked[name];
      // A value that this report does not have.
      if (form.elements[name].selectedIndex === -1) { form.elements[name].value = ''; asked[name] = ''; }
    });
    return true;
  }

  var isTyping = false;

  function write(typing) {
    var query = new URLSearchParams();
    NAMES.forEach(function (name) { if (asked[name]) query.set(name, asked[name]); });
    var hash = String(query) === '' ? '#calls' : '#calls?' + query;
    if (hash === (window.location.hash || '#calls')) return;
    // One step back takes a whole word away.
    if (typing && isTyping) window.history.replaceState(null, '', hash);
    else window.history.pushState(null, '', hash);
    isTyping = typing;
  }

  function changed(typing) {
    limit = PAGE;
    write(typing);
    apply();
  }

  function take(typing) {
    asked.text = form.elements.text.value;
    asked.findings = form.elements.findings.checked ? '1' : '';
    SELECTS.forEach(function (name) { asked[name] = form.elements[name].value; });
    changed(typing);
  }

  form.addEventListener('input', function (event) { take(event.target === form.elements.text); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  // The form is reset after that; what is chosen before this runs stays chosen.
  form.addEventListener('reset', function () {
    asked.cause = '';
    window.setTimeout(function () { take(false); }, 0);
  });

  window.addEventListener('hashchange', function () {
    isTyping = false;
    if (read()) { limit = PAGE; apply(); }
  });

  more.addEventListener('click', function () {
    limit = Infinity;
    apply();
  });

  heads.forEach(function (cell) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = cell.textContent;
    // Chromium repeats no table head that shows a button.
    var words = document.createElement('span');
    words.className = 'for-paper';
    words.textContent = cell.textContent;
    cell.replaceChildren(button, words);
    button.addEventListener('click', function () {
      asked.order = cell.getAttribute('aria-sort') === 'ascending' ? 'descending' : '';
      asked.sort = cell.dataset.sort;
      changed(false);
    });
  });

  /* Tiles and counts show the calls that they count; a tile that is pressed again shows all. */
  links.forEach(function (link) {
    var isTile = link.classList.contains('tile');
    function press(event) {
      event.preventDefault();
      var name = link.dataset.filter;
      var value = isTile && asked[name] === link.dataset.value ? '' : link.dataset.value;
      if (!isTile) NAMES.forEach(function (other) { asked[other] = ''; });
      asked[name] = value;
      write(false);
      read();
      limit = PAGE;
      apply();
      if (!isTile) document.getElementById('calls').scrollIntoView();
    }
    link.addEventListener('click', press);
    if (!isTile) return;
    link.setAttribute('role', 'button');
    link.addEventListener('keydown', function (event) { if (event.key === ' ') press(event); });
  });

  function openAll(open) {
    list(table.querySelectorAll('details.code')).forEach(function (item) { item.open = open; });
  }

  toggle.addEventListener('click', function () {
    var open = toggle.getAttribute('aria-pressed') !== 'true';
    toggle.setAttribute('aria-pressed', String(open));
    toggle.textContent = open ? 'Hide all code' : 'Show all code';
    openAll(open);
  });

  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = list(table.querySelectorAll('.call:not([data-rule=""]) .code:not([open])'));
    opened.forEach(function (item) { item.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (item) { item.open = false; }); });

  items.forEach(function (item) { item.body.item = item; });
  form.hidden = false;
  if (read() && window.location.hash.indexOf('?') !== -1) document.getElementById('calls').scrollIntoView();
  else NAMES.forEach(function (name) { asked[name] = asked[name] || ''; });
  apply();
})();
`.trim();
