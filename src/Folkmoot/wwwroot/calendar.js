// Makes moving a post in the calendar faster: Shift and an arrow key on a post opens its move form with the day already changed.

const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", e => {
  const by = days[e.key];
  const item = e.target instanceof Element && e.target.closest(".calendar__item");
  const move = item && item.querySelector("a[data-move]");
  if (!by || !move || !e.shiftKey || e.ctrlKey || e.altKey || e.metaKey) {
    return;
  }

  e.preventDefault();
  const address = new URL(move.href);
  // In a table that reads from right to left, the next day is on the left.
  const turned = Math.abs(by) === 1 && getComputedStyle(item).direction === "rtl" ? -by : by;
  address.searchParams.set("by", String(turned));
  location.assign(address);
});
