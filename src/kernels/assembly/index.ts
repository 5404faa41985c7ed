/** All kernels. */
export * from './biquads';
export * from './calibration';
export * from './interpolation';
export * from './products';
export * from './runs';
export * from './sums';
export * from './waveforms';
