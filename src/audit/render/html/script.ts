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
  var contents = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function apply() {
    var words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, index) {
      var fits = (!verdict.value || row.dataset.verdict === verdict.value)
        && (!endpoint.value || row.dataset.endpoint === endpoint.value)
        && (!findings.checked || row.dataset.findings !== '0')
        && words.every(function (word) { return contents[index].indexOf(word) !== -1; });
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = shown === rows.length ? 'All ' + rows.length + ' calls are shown.' : shown + ' of ' + rows.length + ' calls are shown.';
    tiles.forEach(function (tile) { tile.setAttribute('aria-pressed', String(tile.dataset.verdict === verdict.value)); });
  }

  function keyOf(row, name) {
    if (name === 'verdict') return Number(row.dataset.index);
    if (name === 'findings') return -Number(row.dataset.findings);
    return row.querySelector('[data-key="' + name + '"]').textContent.toLowerCase();
  }

  function compare(left, right) {
    if (typeof left === 'number') return left - right;
    return left.localeCompare(right, 'en', { numeric: true });
  }

  function sort(head) {
    var name = head.dataset.sort;
    var order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    var sign = order === 'ascending' ? 1 : -1;
    rows.map(function (row) { return { row: row, key: keyOf(row, name) }; })
      .sort(function (left, right) { return sign * compare(left.key, right.key) || left.row.dataset.index - right.row.dataset.index; })
      .forEach(function (item) { body.appendChild(item.row); });
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
      apply();
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
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { window.setTimeout(apply, 0); });
  apply();
})();
`.trim();
