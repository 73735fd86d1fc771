#define _GNU_SOURCE
#include "CHeap.h"

// Also says which C library this is.
#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void cheap_prepare(void) {
  const uintptr_t size = (uintptr_t)2 << 20;
  const uintptr_t page = 4096;
  // Blocks of the size that reading a file takes come from the heap too, not each from the system.
  mallopt(M_MMAP_THRESHOLD, (int)(8 << 20));
  mallopt(M_TRIM_THRESHOLD, (int)(64 << 20));
  uintptr_t here = (uintptr_t)sbrk(0);
  if (here == (uintptr_t)-1) return;
  // A large page starts where its size divides the address; what lies before is never touched.
  uintptr_t edge = (here + size - 1) & ~(size - 1);
  if (edge - here < page) edge += size;
  if (sbrk((intptr_t)(edge - here - page)) == (void *)-1) return;
  // Taken whole, so that none of it is touched before the system is told.
  void *volatile block = malloc(size + 65536);
  if (block == NULL) return;
  if ((uintptr_t)block < edge && (uintptr_t)block + size > edge) {
    madvise((void *)edge, size, MADV_HUGEPAGE);
  }
  free(block);
}

#else

void cheap_prepare(void) {}

#endif
