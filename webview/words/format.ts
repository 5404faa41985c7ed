/** How numbers read on the page: times, durations, values with their unit, sweeps and sensitivities. */
import { clock } from '../../src/base/clock';

export { clock } from '../../src/base/clock';

/** A true minus sign where a hyphen would stand. */
function signed(text: string): string {
  return text.replace('-', '\u2212');
}

/** Up to `digits` significant digits, no exponent for everyday sizes, no trailing zeros. */
export function significant(value: number, digits: number): string {
  return signed(String(Number(value.toPrecision(digits))));
}

/** The value to the power of ten that is not above `resolution` (> 0). */
export function rounded(value: number, resolution: number): number {
  const decimals = -Math.floor(Math.log10(resolution) + 1e-9);
  const unit = 10 ** Math.abs(decimals);
  const whole = decimals > 0 ? Math.round(value * unit) / unit : Math.round(value / unit) * unit;
  return whole === 0 ? 0 : whole;
}

/** A length of time in the unit a person would choose. */
export function duration(seconds: number): string {
  if (seconds < 0.9995e-3) return `${significant(seconds * 1e6, 3)} µs`;
  if (seconds < 0.9995) return `${significant(seconds * 1e3, 4)} ms`;
  if (seconds < 60) return `${significant(seconds, 4)} s`;
  return `${clock(seconds, seconds < 600 ? 1 : 0)} ${seconds < 3600 ? 'min' : 'h'}`;
}

/** A value with its unit; voltages from 1000 µV on in mV. */
export function quantity(value: number, unit: string, digits = 4): string {
  if (unit === 'µV' && Math.abs(value) >= 999.95) return `${significant(value / 1000, digits)} mV`;
  return unit === '' ? significant(value, digits) : `${significant(value, digits)} ${unit}`;
}

/** `100 µV/div`, `2 mV/div`, `0.5 N/div`; `1/div` for channels without unit. */
export function sensitivity(unitsPerDivision: number, unit: string): string {
  return `${quantity(unitsPerDivision, unit, 6)}/div`;
}

/** An estimated probability as a whole percentage: `38 %`; an estimate never reads as certain: `> 99 %`. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return '< 1 %';
  if (probability >= 0.995) return '> 99 %';
  return `${Math.round(probability * 100)} %`;
}

/** `+1.2` or `−0.4`: always with its sign and one decimal. */
export function withSign(value: number): string {
  const text = value.toFixed(1);
  return value > 0 ? `+${text}` : signed(text);
}

/** `0.1 ms/div` … `5 min/div`, exact for every sweep the page can have. */
export function sweep(secondsPerDivision: number): string {
  if (secondsPerDivision < 1) return `${significant(secondsPerDivision * 1000, 6)} ms/div`;
  if (secondsPerDivision >= 60 && Math.abs(secondsPerDivision % 60) < 1e-9) {
    return `${significant(secondsPerDivision / 60, 6)} min/div`;
  }
  return `${significant(secondsPerDivision, 6)} s/div`;
}

/** Sampling rate: `4 kHz`, `23.4375 kHz`, `500 Hz`. */
export function frequency(hertz: number): string {
  return hertz >= 1000 ? `${significant(hertz / 1000, 6)} kHz` : `${significant(hertz, 6)} Hz`;
}
