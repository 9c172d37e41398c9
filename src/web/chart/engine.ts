import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, ScatterChart, GraphicComponent, GridComponent, MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer])

/** ECharts with only the parts our charts use. */
export { init, setPlatformAPI }
