#!/bin/bash
# One shard for each task of a job array:
#   sbatch --array=1-16 slurm-shard.sh 16 big.plan FOLDER big.csv …
#SBATCH --job-name=rhei-shard
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
shards=$1 plan=$2 folder=$3
shift 3
factor=$folder/$SLURM_ARRAY_TASK_ID.factor
# A factor is written whole or not at all. So a task that was killed and comes again begins anew, and one whose factor is
# there has nothing left to do.
if [ -s "$factor" ]; then
  echo "shard $SLURM_ARRAY_TASK_ID of $shards is there"
  exit
fi
exec ${RHEI:-rhei} learn "$@" --shard "$SLURM_ARRAY_TASK_ID/$shards" --plan "$plan" --out "$factor"
