/** All kernels. */
export * from './biquads';
export * from './interpolation';
export * from './products';
export * from './runs';
export * from './waveforms';
