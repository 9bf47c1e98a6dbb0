#!/bin/bash
# Merges the factors of all shards:
#   sbatch --dependency=afterok:JOB slurm-merge.sh big.plan FOLDER big.rhei
#SBATCH --job-name=rhei-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
exec ${RHEI:-rhei} merge "$2"/*.factor --plan "$1" --out "$3"
