"use strict";
(function () {
  var fold = function (text) { return text.normalize("NFKC").toLowerCase(); };
  var rows = Array.prototype.slice.call(document.querySelectorAll("#items tbody tr"));
  var texts = rows.map(function (row) { return fold(row.textContent); });
  var query = document.getElementById("q");
  var light = document.getElementById("light");
  var count = document.getElementById("count");
  var asked = new URLSearchParams(location.search);
  query.value = asked.get("q") || "";
  light.value = asked.get("light") || "";
  document.getElementById("search").hidden = false;
  document.getElementById("plain").hidden = true;
  var filter = function () {
    var words = fold(query.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, at) {
      var fits = words.every(function (word) { return texts[at].indexOf(word) >= 0; }) &&
        (!light.value || row.dataset.light === light.value);
      row.hidden = !fits;
      if (fits) { shown += 1; }
    });
    count.textContent = "共" + rows.length + "项，符合条件" + shown + "项";
  };
  query.addEventListener("input", filter);
  light.addEventListener("change", filter);
  query.form.addEventListener("submit", function (event) { event.preventDefault(); });
  filter();
})();
