/**
 * The script of the page: filters, sorting, tiles as switches, code on paper. Without it everything
 * can be read. It builds no markup from texts.
 */
export const script = `
(function () {
  'use strict';
  var table = document.getElementById('calls-table');
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var form = document.getElementById('filters');
  var text = document.getElementById('filter-text');
  var verdict = document.getElementById('filter-verdict');
  var endpoint = document.getElementById('filter-endpoint');
  var findings = document.getElementById('filter-findings');
  var count = document.getElementById('filter-count');
  var toggle = document.getElementById('toggle-code');
  var tiles = Array.prototype.slice.call(document.querySelectorAll('.tile[data-verdict]'));
  var more = document.getElementById('more');
  var contents = new Map(rows.map(function (row) { return [row, row.textContent.toLowerCase()]; }));

  var PAGE = 300;
  var limit = PAGE;

  function apply() {
    var words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var found = 0;
    rows.forEach(function (row) {
      var fits = (!verdict.value || row.dataset.verdict === verdict.value)
        && (!endpoint.value || row.dataset.endpoint === endpoint.value)
        && (!findings.checked || row.dataset.findings !== '0')
        && words.every(function (word) { return contents.get(row).indexOf(word) !== -1; });
      if (fits) found += 1;
      row.hidden = !fits;
      // Thousands of rows take seconds to lay out. Paper gets all of them.
      row.className = found > limit ? 'later' : '';
    });
    var shown = Math.min(found, limit);
    count.textContent = (found === rows.length ? 'All ' + rows.length + ' calls' : found + ' of ' + rows.length + ' calls') + (shown < found ? ', the first ' + shown + ' are shown.' : ' are shown.');
    more.hidden = shown === found;
    more.textContent = 'Show ' + (found - shown) + ' more';
    tiles.forEach(function (tile) { tile.setAttribute('aria-pressed', String(tile.dataset.verdict === verdict.value)); });
  }

  function search() {
    limit = PAGE;
    apply();
  }

  more.addEventListener('click', function () {
    limit = rows.length;
    apply();
  });

  function keyOf(row, name) {
    if (name === 'verdict') return Number(row.dataset.index);
    if (name === 'findings') return -Number(row.dataset.findings);
    return row.querySelector('[data-key="' + name + '"]').textContent.toLowerCase();
  }

  var collator = new Intl.Collator('en', { numeric: true });

  function compare(left, right) {
    if (typeof left === 'number') return left - right;
    return collator.compare(left, right);
  }

  function sort(head) {
    var name = head.dataset.sort;
    var order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    var sign = order === 'ascending' ? 1 : -1;
    var sorted = document.createDocumentFragment();
    rows = rows.map(function (row) { return { row: row, key: keyOf(row, name), index: Number(row.dataset.index) }; })
      .sort(function (left, right) { return sign * compare(left.key, right.key) || left.index - right.index; })
      .map(function (item) { return sorted.appendChild(item.row); });
    apply();
    body.appendChild(sorted);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
      if (cell === head) cell.setAttribute('aria-sort', order);
      else cell.removeAttribute('aria-sort');
    });
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = cell.textContent;
    cell.textContent = '';
    cell.appendChild(button);
    button.addEventListener('click', function () { sort(cell); });
  });

  tiles.forEach(function (tile) {
    tile.setAttribute('role', 'button');
    tile.setAttribute('aria-pressed', 'false');
    function press(event) {
      event.preventDefault();
      verdict.value = verdict.value === tile.dataset.verdict ? '' : tile.dataset.verdict;
      search();
    }
    tile.addEventListener('click', press);
    tile.addEventListener('keydown', function (event) { if (event.key === ' ') press(event); });
  });

  function openAll(open) {
    Array.prototype.forEach.call(table.querySelectorAll('details.code'), function (item) { item.open = open; });
  }

  toggle.addEventListener('click', function () {
    var open = toggle.getAttribute('aria-pressed') !== 'true';
    toggle.setAttribute('aria-pressed', String(open));
    toggle.textContent = open ? 'Hide all code' : 'Show all code';
    openAll(open);
  });

  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.prototype.filter.call(table.querySelectorAll('details.code'), function (item) { return !item.open; });
    opened.forEach(function (item) { item.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (item) { item.open = false; }); });

  form.hidden = false;
  form.addEventListener('input', search);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { window.setTimeout(search, 0); });
  apply();
})();
`.trim();
