/** Eigenvalues in descending order and their unit eigenvectors (vectors[k] belongs to values[k]). */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: readonly Float64Array[]
}

/** Eigen-decomposition of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5). */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const n = matrix.length
  const a = matrix.map((row) => Float64Array.from(row))
  const v = matrix.map((_, i) => Float64Array.from(matrix, (_row, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 100 && offDiagonal(a) > 1e-32 * trace2(a); sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q)
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j][j] - a[i][i])
  return {
    values: order.map((i) => a[i][i]),
    vectors: order.map((i) => Float64Array.from(v, (row) => row[i])),
  }
}

function offDiagonal(a: readonly Float64Array[]) {
  let sum = 0
  for (let i = 0; i < a.length; i++) for (let j = 0; j < i; j++) sum += a[i][j] * a[i][j]
  return sum
}

function trace2(a: readonly Float64Array[]) {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i][i] * a[i][i]
  return sum
}

function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number) {
  if (a[p][q] === 0) return
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < a.length; k++) {
    const kp = a[k][p]
    const kq = a[k][q]
    a[k][p] = c * kp - s * kq
    a[k][q] = s * kp + c * kq
  }
  for (let k = 0; k < a.length; k++) {
    const pk = a[p][k]
    const qk = a[q][k]
    a[p][k] = c * pk - s * qk
    a[q][k] = s * pk + c * qk
  }
  for (let k = 0; k < v.length; k++) {
    const kp = v[k][p]
    const kq = v[k][q]
    v[k][p] = c * kp - s * kq
    v[k][q] = s * kp + c * kq
  }
}
