/** `m:ss.mmm`, or `h:mm:ss.mmm` from one hour on. */
export function clock(seconds: number, decimals = 3): string {
  const unit = 10 ** decimals;
  const total = Math.round(Math.abs(seconds) * unit);
  const fraction = total % unit;
  const whole = Math.floor(total / unit);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const start = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  const end = decimals > 0 ? `.${String(fraction).padStart(decimals, '0')}` : '';
  return `${seconds < 0 && total > 0 ? '\u2212' : ''}${start}:${two(whole % 60)}${end}`;
}
