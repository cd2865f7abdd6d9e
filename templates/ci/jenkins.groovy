// 监管流水线：由 jianguan init --ci jenkins 写成，可以按需修改。
// 变更请求：检查数据质量，审核变更。每周一早上：生成网站和周报并归档，有红灯时失败。
pipeline {
  agent { docker { image 'python:3.12' } }
  triggers { cron('TZ=Asia/Shanghai\n0 8 * * 1') }
  environment {
    JIANGUAN_ROOT = '@ROOT@'
    PATH = "${env.WORKSPACE}/.venv/bin:${env.PATH}"
  }
  stages {
    stage('安装') {
      steps { sh 'python3 -m venv .venv && pip install "jianguan==@VERSION@"' }
    }
    stage('检查和审核') {
      when { changeRequest() }
      steps {
        sh '''
          status=0
          BASE=${BASE:-origin/$CHANGE_TARGET}
          jianguan lint || status=$?
          jianguan review "$BASE" -f junit -o review.xml || status=$?
          jianguan review "$BASE" -f md -o review.md || status=$?
          cat review.md
          exit $status
        '''
      }
      post { always { junit testResults: 'review.xml', allowEmptyResults: true } }
    }
    stage('生成') {
      when { not { changeRequest() } }
      steps {
        sh '''
          DAY=${DAY:-$(TZ=Asia/Shanghai date +%F)}
          jianguan report site --as-of "$DAY" -o public
          jianguan report weekly --as-of "$DAY" -f docx -o public/weekly.docx
          jianguan report weekly --as-of "$DAY" -f html -o public/weekly.html
        '''
        archiveArtifacts artifacts: 'public/**'
      }
    }
    stage('判定') {
      when { not { changeRequest() } }
      steps {
        sh '''
          DAY=${DAY:-$(TZ=Asia/Shanghai date +%F)}
          jianguan check --as-of "$DAY" --fail-on red
        '''
      }
    }
  }
}
